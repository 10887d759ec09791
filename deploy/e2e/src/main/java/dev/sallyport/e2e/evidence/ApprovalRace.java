package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Sallyport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who use one yes at the same time: one gets through, and it runs once. */
final class ApprovalRace implements Point {
    private static final int AT_ONCE = 64;

    @Override
    public String name() {
        return "race";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return Asking.onSome(ground, (stand, agent, bea) -> {
            int times = ground.size(1_000, 200);
            String name = Asking.ask(agent, Asking.write(1));
            var _ = bea.approve(name);
            long through = race(agent, name, times);
            return List.of(
                    Figure.exactly("of " + times + " uses of one yes at once, run", through, 1),
                    Figure.exactly("rows that it wrote", Asking.rows(stand, 1), 1));
        });
    }

    private static long race(Sallyport agent, String name, int times) throws Exception {
        List<Future<Answered>> answers = new ArrayList<>();
        Callable<Answered> use = () -> Asking.use(agent, name);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < times; i++) {
                answers.add(threads.submit(use));
            }
        }
        long through = 0;
        for (Future<Answered> answer : answers) {
            through += answer.get().isWhole() ? 1 : 0;
        }
        return through;
    }
}
