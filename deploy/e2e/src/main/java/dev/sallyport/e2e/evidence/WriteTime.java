package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a write of one row takes by way of the gateway, against the same by JDBC beside it; both wait for the disk. */
final class WriteTime implements Point {
    private static final int ACCOUNTS = 10_000;
    private static final int ROUNDS = 4;
    private static final int RELOADS = 40;
    private static final Duration RELOAD = Duration.ofMillis(50);
    private static final String BY_JDBC = "update accounts set amount = amount + 1 where id = ?";
    private static final String BY_GATEWAY = "update accounts set amount = amount + 1 where id = $1";
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "time";
    }

    /** On the first server that can be told to wait for the disk, as the trail of the gateway always does. */
    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        TestServer chosen = ground.tables().getFirst();
        for (TestServer server : ground.tables()) {
            if (synced(server, "on")) {
                chosen = server;
                break;
            }
        }
        try (Stand stand = Stand.open(ground, chosen, "ledger")) {
            return List.of(ratio(ground, stand, 1, 5), ratio(ground, stand, 32, 4));
        } finally {
            var _ = synced(chosen, "off");
        }
    }

    /** Whether the server does as it is told; one that was started with the setting on its command line does not. */
    private static boolean synced(TestServer server, String value) throws SQLException, InterruptedException {
        try (TestDatabase database = server.createDatabase()) {
            database.execute(
                    "alter system set fsync = " + value,
                    "alter system set synchronous_commit = " + value,
                    "select pg_reload_conf()");
            for (int i = 0; i < RELOADS; i++) {
                if (waitsForDisk(database).equals(value)) {
                    return true;
                }
                Thread.sleep(RELOAD);
            }
            return false;
        }
    }

    private static String waitsForDisk(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show fsync")) {
            result.next();
            return result.getString(1);
        }
    }

    /** One write, as often as it is called. */
    private interface Writer extends AutoCloseable {
        void write(int id) throws SQLException, IOException;

        @Override
        void close() throws SQLException;
    }

    /** A writer of its own for each thread. */
    private interface Opening {
        Writer open() throws SQLException, IOException;
    }

    private static Figure ratio(Ground ground, Stand stand, int threads, double bound) throws Exception {
        int writes = ground.size(1_500, 60) / Math.max(1, threads / 8);
        double[] direct = new double[ROUNDS];
        double[] through = new double[ROUNDS];
        run(() -> new Direct(stand.database().connect()), threads, writes, ground.random(1));
        run(() -> new Through(stand.agent()), threads, writes, ground.random(2));
        for (int round = 0; round < ROUNDS; round++) {
            direct[round] =
                    run(() -> new Direct(stand.database().connect()), threads, writes, ground.random(3 + round));
            through[round] = run(() -> new Through(stand.agent()), threads, writes, ground.random(9 + round));
        }
        double ratio = median(through) / median(direct);
        String what = String.format(
                java.util.Locale.ROOT,
                "point write p50 / by JDBC at c=%d, fsync %s (%.2f ms / %.2f ms)",
                threads,
                waitsForDisk(stand.database()),
                median(through),
                median(direct));
        return new Figure(
                what,
                String.format(java.util.Locale.ROOT, "%.2f", ratio),
                "<= " + bound,
                ground.quick() || ratio <= bound);
    }

    /** The median of one write in milliseconds. */
    private static double run(Opening opening, int threads, int writes, Random random) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Random own = new Random(random.nextLong());
                tasks.add(() -> timed(opening, writes, own));
            }
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> each : pool.invokeAll(tasks)) {
                all.add(each.get());
            }
            return median(all.stream()
                            .flatMapToLong(Arrays::stream)
                            .asDoubleStream()
                            .toArray())
                    / NANOS_PER_MILLI;
        }
    }

    private static long[] timed(Opening opening, int writes, Random random) throws SQLException, IOException {
        try (Writer writer = opening.open()) {
            long[] nanos = new long[writes];
            for (int i = 0; i < writes; i++) {
                long begun = System.nanoTime();
                writer.write(1 + random.nextInt(ACCOUNTS));
                nanos[i] = System.nanoTime() - begun;
            }
            return nanos;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static final class Direct implements Writer {
        private final Connection connection;
        private final PreparedStatement statement;

        Direct(Connection connection) throws SQLException {
            this.connection = connection;
            this.statement = connection.prepareStatement(BY_JDBC);
        }

        @Override
        public void write(int id) throws SQLException {
            statement.setInt(1, id);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("account `" + id + "` was not written");
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                statement.close();
            }
        }
    }

    private record Through(Sallyport client) implements Writer {
        @Override
        public void write(int id) {
            Answered answer = Answered.to(client, Query.of(Rig.SOURCE, BY_GATEWAY, (long) id));
            if (!answer.isWhole()) {
                throw new IllegalStateException(answer.end());
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
