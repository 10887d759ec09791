package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.v1.RequestState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A gateway that is killed while it answers: what a client saw whole is in the trail, and the trail is sound. */
final class KillNine implements Point {
    private static final int CLIENTS = 4;
    private static final int LEAST_ANSWERS = 8;
    private static final int MOST_MILLIS = 600;
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> STATEMENTS = List.of(
            "select id, name, card from customers where id = 7",
            "select count(*), max(name) from customers",
            "select * from customers",
            "select a.id, b.name from customers a cross join customers b limit 20000");

    @Override
    public String name() {
        return "kill-9";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        int kills = ground.size(50, 3);
        TestServer server = ground.tables().getFirst();
        Random random = ground.random(3);
        try (Stand stand = Stand.open(ground, server, "rename-storm");
                Sallyport client = stand.agent();
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            requireAnswers(client);
            TrailCheck check = new TrailCheck(stand.rig().folder().resolve("trail"));
            for (int kill = 0; kill < kills; kill++) {
                List<Answered> seen = killUnderLoad(stand, threads, random);
                check.afterRestart(seen, forgotten(stand, seen));
            }
            return check.figures(kills);
        }
    }

    private static void requireAnswers(Sallyport client) {
        for (String sql : STATEMENTS) {
            Answered answer = Answered.to(client, Query.of(Rig.SOURCE, sql));
            if (!answer.isWhole()) {
                throw new IllegalStateException("`" + sql + "` must run: " + answer.end());
            }
        }
    }

    /** Every answer that a client saw before its gateway was gone; it goes when some are whole, a random while later. */
    private static List<Answered> killUnderLoad(Stand stand, ExecutorService threads, Random random) throws Exception {
        CountDownLatch answers = new CountDownLatch(LEAST_ANSWERS);
        List<Future<List<Answered>>> clients = new ArrayList<>();
        for (int n = 0; n < CLIENTS; n++) {
            Random own = new Random(random.nextLong());
            clients.add(threads.submit(() -> readUntilGone(stand, own, answers)));
        }
        if (!answers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answers within `" + PATIENCE_SECONDS + "` seconds");
        }
        Thread.sleep(random.nextInt(MOST_MILLIS));
        stand.killAndRestart();
        List<Answered> seen = new ArrayList<>();
        for (Future<List<Answered>> client : clients) {
            seen.addAll(client.get());
        }
        return seen;
    }

    /** How many whole answers the gateway knows no more; asking waits until it has read its past and closed what was open. */
    private static long forgotten(Stand stand, List<Answered> seen) throws IOException {
        try (Sallyport client = stand.agent()) {
            return seen.stream()
                    .filter(Answered::isWhole)
                    .filter(answer ->
                            client.dataAccess().request(answer.requestId()).getState()
                                    != RequestState.REQUEST_STATE_COMPLETED)
                    .count();
        }
    }

    private static List<Answered> readUntilGone(Stand stand, Random random, CountDownLatch answers) throws IOException {
        List<Answered> seen = new ArrayList<>();
        Process gateway = stand.gateway().process();
        try (Sallyport client = stand.agent()) {
            while (gateway.isAlive()) {
                String sql = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
                seen.add(Answered.to(client, Query.of(Rig.SOURCE, sql)));
                if (seen.getLast().isWhole()) {
                    answers.countDown();
                }
            }
        }
        return seen;
    }
}
