package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestServer;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A gateway over a database of many schemas and tables: how fast it starts, how much memory it needs, how soon it knows a change. */
final class ManyTables implements Point {
    private static final double START_SECONDS = 5;
    private static final double MORE_MEBIBYTES = 150;
    private static final double SEEN_SECONDS = 1;

    private static final int TABLES_OF_A_SCHEMA = 200;
    private static final int FEW_TABLES = 40;
    private static final int STARTS = 3;
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    static final long BETWEEN_MILLIS = 20;
    static final double SECOND = 1e9;
    private static final double MEBIBYTE = 1 << 20;

    static final List<String> KNOWN = List.of("s0.t1", "s0.t9", "s0.v9", "s0.p1");

    /** What a gateway came to over one database. */
    private record Weight(double seconds, double mebibytes) {}

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        Weight few;
        try (Stand stand = stand(ground, server, 1, FEW_TABLES)) {
            few = weigh(stand);
        }
        int schemas = ground.size(50, 5);
        try (Stand stand = stand(ground, server, schemas, TABLES_OF_A_SCHEMA)) {
            Weight many = weigh(stand);
            Map<String, Double> seen = TableChanges.seen(stand, schemas, ground.size(3, 1));
            seen.forEach((change, seconds) -> System.out.println("tables: " + seconds + " s: " + change));
            System.out.printf(
                    Locale.ROOT,
                    "tables: with few it starts in %.2f s and holds %.0f MiB; with many in %.2f s, %.1f times as long%n",
                    few.seconds(),
                    few.mebibytes(),
                    many.seconds(),
                    many.seconds() / few.seconds());
            return ground.quick()
                    ? List.of(Figure.exactly("kinds of change seen", seen.size(), TableChanges.KINDS))
                    : figures(" with " + schemas * TABLES_OF_A_SCHEMA + " tables", few, many, seen.values());
        }
    }

    private static List<Figure> figures(String of, Weight few, Weight many, Collection<Double> seen) {
        double slowest = seen.stream().mapToDouble(seconds -> seconds).max().orElseThrow();
        return List.of(
                atMost("seconds from a start to the first answer" + of, many.seconds(), START_SECONDS),
                atMost("MiB more than with few" + of, many.mebibytes() - few.mebibytes(), MORE_MEBIBYTES),
                atMost("seconds until the slowest kind of change is seen" + of, slowest, SEEN_SECONDS));
    }

    private static Figure atMost(String what, double measured, double bound) {
        return new Figure(
                what,
                String.format(Locale.ROOT, "%.2f", measured),
                String.format(Locale.ROOT, "<= %.0f", bound),
                measured <= bound);
    }

    private static Stand stand(Ground ground, TestServer server, int schemas, int tables) throws Exception {
        Stand stand = Stand.prepare(ground, server, "create schema elsewhere", policy(schemas, KNOWN.stream()));
        try {
            for (int schema = 0; schema < schemas; schema++) {
                stand.database()
                        .execute(Stand.resource("many-tables.sql")
                                .replace("<schema>", "s" + schema)
                                .replace("<tables>", Integer.toString(tables)));
            }
            stand.startLearning();
            applyWhenConnected(stand);
            var _ = awaited(stand, "select id from s0.t1");
            stand.gateway().close();
            return stand;
        } catch (Exception failure) {
            stand.close();
            throw failure;
        }
    }

    private static void applyWhenConnected(Stand stand) throws Exception {
        long begun = System.nanoTime();
        while (true) {
            try {
                stand.applyPolicy();
                return;
            } catch (StatusRuntimeException notConnected) {
                if (System.nanoTime() - begun > PATIENCE) {
                    throw notConnected;
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
        }
    }

    static String policy(int schemas, Stream<String> known) {
        String classes = known.map("""
                  - source: shop
                    object: %s
                    columns:
                      id: {show: clear}
                """::formatted).collect(Collectors.joining());
        return "classifications:\n" + classes
                + """
                grants:
                  - name: reads-everything
                    agent: spiffe://dev.sallyport/agent/shop-assistant
                    human: {everyone: true}
                    task: "*"
                    source: shop
                    objects: [elsewhere.*, %s]
                    verbs: [read]
                    reason: evidence
                """.formatted(IntStream.range(0, schemas)
                        .mapToObj(schema -> "s" + schema + ".*")
                        .collect(Collectors.joining(", ")));
    }

    /** The middle one of some starts, and what is held behind the last. */
    private static Weight weigh(Stand stand) throws Exception {
        double[] seconds = new double[STARTS];
        for (int start = 0; start < STARTS; start++) {
            long begun = System.nanoTime();
            stand.killAndRestart();
            var _ = awaited(stand, "select id from s0.t1");
            seconds[start] = (System.nanoTime() - begun) / SECOND;
        }
        Arrays.sort(seconds);
        return new Weight(seconds[STARTS / 2], heldBytes(stand) / MEBIBYTE);
    }

    /** Seconds until a statement has a whole answer. */
    private static double awaited(Stand stand, String sql) throws Exception {
        long begun = System.nanoTime();
        try (Sallyport client = stand.agent()) {
            return awaited(client, sql, begun);
        }
    }

    static double awaited(Sallyport client, String sql, long begun) throws InterruptedException {
        while (true) {
            Answered answer = Answered.to(client, Query.of(Rig.SOURCE, sql));
            long passed = System.nanoTime() - begun;
            if (answer.isWhole()) {
                return passed / SECOND;
            }
            if (passed > PATIENCE) {
                throw new IllegalStateException("`" + sql + "` never ran: " + answer.end());
            }
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    /** What is left of the heap behind a full collection. */
    private static long heldBytes(Stand stand) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(
                        jcmd, Long.toString(stand.gateway().process().pid()), "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var _ = histogram.waitFor();
        String total = text.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("`jcmd` printed no total"));
        return Long.parseLong(total.strip().split(" +", -1)[2]);
    }
}
