package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Hole T1 under load: tables change their names while they are read, and nothing but granted values comes out. */
final class RenameStorm implements Point {
    private static final int CLIENTS = 6;
    private static final int COMPLETE_PERCENT = 30;
    private static final int SWAPS_PER_SECOND = 20;

    /** A small sample runs in a build, where a rate says more of the neighbours than of the gateway. */
    private static final int SOME = 1;

    /** What one client saw. */
    private record Seen(int complete, List<String> leaks, Map<String, Integer> refusals) {}

    @Override
    public String name() {
        return "rename-storm";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onEach(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        int reads = ground.size(10_000, 600);
        try (Stand stand = Stand.open(ground, server, fixture(server))) {
            Map<String, Set<String>> allowed = answersInPeace(stand);
            AtomicInteger left = new AtomicInteger(reads);
            List<Seen> seen = new ArrayList<>();
            double rate;
            try (Storm storm = Storm.over(stand.database(), ground.random(1));
                    var threads = Executors.newFixedThreadPool(CLIENTS)) {
                List<Callable<Seen>> clients = IntStream.range(0, CLIENTS)
                        .<Callable<Seen>>mapToObj(n -> () -> read(stand, left, ground.random(n + 2L), allowed))
                        .toList();
                for (Future<Seen> client : threads.invokeAll(clients)) {
                    seen.add(client.get());
                }
                rate = storm.stop();
            }
            return figures(ground, reads, rate, seen);
        }
    }

    /** Name of the tables, the policy and the statements for a server. */
    static String fixture(TestServer server) {
        return Product.of(server.kind()) == Product.POSTGRESQL ? "rename-storm" : "rename-storm-mysql";
    }

    private static List<Figure> figures(Ground ground, int reads, double rate, List<Seen> seen) {
        int complete = seen.stream().mapToInt(Seen::complete).sum();
        List<String> leaks =
                seen.stream().flatMap(each -> each.leaks().stream()).toList();
        Map<String, Integer> refusals = new TreeMap<>();
        seen.forEach(each -> each.refusals().forEach((end, count) -> refusals.merge(end, count, Integer::sum)));
        refusals.forEach((end, count) -> System.err.println(count + " times " + end));
        leaks.stream().distinct().limit(10).forEach(leak -> System.err.println("leaked: " + leak));
        return List.of(
                Figure.atLeast("swaps a second", Math.round(Math.floor(rate)), ground.size(SWAPS_PER_SECOND, SOME)),
                Figure.atLeast(
                        "complete of " + reads + " reads, percent",
                        complete * 100L / reads,
                        ground.size(COMPLETE_PERCENT, SOME)),
                Figure.none("answers with a masked, withheld or ungranted value", leaks.size()));
    }

    /** The cells of each statement's answer before the storm; in it a cell is one of them, or null. */
    private static Map<String, Set<String>> answersInPeace(Stand stand) throws Exception {
        Map<String, Set<String>> cells = new HashMap<>();
        try (Sallyport client = stand.agent()) {
            for (String sql : Stand.resource(fixture(stand.database().server()) + ".txt")
                    .lines()
                    .toList()) {
                Answered answer = Answered.to(client, Query.of(Rig.SOURCE, sql));
                if (!answer.isWhole()) {
                    throw new IllegalStateException("`" + sql + "` must run in peace: " + answer.end());
                }
                cells.put(sql, cells(answer));
            }
        }
        return cells;
    }

    private static Set<String> cells(Answered answer) {
        Set<String> cells = new HashSet<>(Set.of("null"));
        answer.rows().forEach(row -> cells.addAll(List.of(row.split(" \\| ", -1))));
        return cells;
    }

    /** How many reads it takes until one shows what it may not, one more than the most where none does. */
    static int untilLeak(Ground ground, Stand stand, int most) throws Exception {
        Map<String, Set<String>> allowed = answersInPeace(stand);
        List<String> statements = List.copyOf(allowed.keySet());
        Random random = ground.random(1);
        try (Storm storm = Storm.over(stand.database(), ground.random(2));
                Sallyport client = stand.agent()) {
            for (int reads = 1; reads <= most; reads++) {
                String sql = statements.get(random.nextInt(statements.size()));
                if (isLeak(Answered.to(client, Query.of(Rig.SOURCE, sql)), allowed.getOrDefault(sql, Set.of()))) {
                    var _ = storm.stop();
                    return reads;
                }
            }
            var _ = storm.stop();
            return most + 1;
        }
    }

    private static boolean isLeak(Answered answer, Set<String> allowed) {
        return answer.text().contains("canary") || !allowed.containsAll(cells(answer));
    }

    private static Seen read(Stand stand, AtomicInteger left, Random random, Map<String, Set<String>> allowed)
            throws Exception {
        List<Map.Entry<String, Set<String>>> statements = List.copyOf(allowed.entrySet());
        List<String> leaks = new ArrayList<>();
        Map<String, Integer> refusals = new HashMap<>();
        int complete = 0;
        try (Sallyport client = stand.agent()) {
            while (left.getAndDecrement() > 0) {
                var asked = statements.get(random.nextInt(statements.size()));
                String sql = asked.getKey();
                Answered answer = Answered.to(client, Query.of(Rig.SOURCE, sql));
                if (answer.isWhole()) {
                    complete++;
                } else {
                    refusals.merge(answer.end(), 1, Integer::sum);
                }
                if (isLeak(answer, asked.getValue())) {
                    leaks.add(sql + " -> " + answer.text());
                }
            }
        }
        return new Seen(complete, leaks, refusals);
    }
}
