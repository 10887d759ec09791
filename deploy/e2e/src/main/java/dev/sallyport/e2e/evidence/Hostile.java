package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.postgresql.PostgresAgreement;
import dev.sallyport.engine.postgresql.PostgresDialect;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.SqlFrontEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Texts that are made to hold a reader up, read by as many readers as the product has. */
final class Hostile {
    private static final int READERS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int MOST_MILLIS = 200;
    private static final int TIMES = 3;
    private static final int FULL = 32 * 1024;

    private final SqlFrontEnd frontEnd;

    private Hostile(SqlFrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    /** @param judgesTime whether the time is a figure too; in a small sample only the answers are */
    static List<Figure> measure(boolean judgesTime) throws Exception {
        try (SqlFrontEnd frontEnd =
                new SqlFrontEnd(new PostgresDialect(), new PostgresAgreement(), READERS, DEADLINE)) {
            return new Hostile(frontEnd).figures(judgesTime);
        }
    }

    private List<Figure> figures(boolean judgesTime) throws Exception {
        // a grammar that has read nothing yet takes its time for the first plain statements
        plain(1_000);
        long longest = 0;
        int answered = 0;
        List<String> texts = texts();
        for (String text : texts) {
            long best = Long.MAX_VALUE;
            for (int i = 0; i < TIMES; i++) {
                long begun = System.nanoTime();
                answered += isAnswer(frontEnd.read(text + " /* " + i + " */")) ? 1 : 0;
                best = Math.min(best, System.nanoTime() - begun);
            }
            if (best > Duration.ofMillis(MOST_MILLIS).toNanos()) {
                System.err.println("hostile: " + best / 1_000_000 + " ms for " + text.substring(0, 60));
            }
            longest = Math.max(longest, best);
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.exactly("hostile texts answered", answered, (long) texts.size() * TIMES));
        figures.add(
                Figure.exactly("plain statements read by all readers afterwards", plain(10 * READERS), 10 * READERS));
        if (judgesTime) {
            figures.add(Figure.atMost("ms for the longest of the hostile texts", longest / 1_000_000, MOST_MILLIS));
        }
        return figures;
    }

    /** A refusal for lack of time or room is none. */
    private static boolean isAnswer(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Tree _ -> true;
            case Parsed.Refused(var refusal) -> !refusal.reason().isPassing();
        };
    }

    /** How many new statements are read, by as many threads as there are readers. */
    private long plain(int statements) throws Exception {
        long read = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<Parsed>> all = new ArrayList<>();
            for (int i = 0; i < statements; i++) {
                String sql =
                        "select a" + i + ", count(*) from t" + statements + " where b = 'x' group by 1 order by 2 desc";
                all.add(threads.submit(() -> frontEnd.read(sql)));
            }
            for (Future<Parsed> each : all) {
                read += each.get() instanceof Parsed.Tree ? 1 : 0;
            }
        }
        return read;
    }

    private static List<String> texts() {
        return Stream.of(
                        "select " + "(".repeat(64) + "1" + ")".repeat(64),
                        "select " + "f(".repeat(64) + "1" + ")".repeat(64),
                        "select " + "case when a then ".repeat(64) + "1" + " end".repeat(64),
                        nested(62),
                        "select 1 where a" + " and a".repeat(5_000),
                        "select 1 where a = 1" + " or a = 1".repeat(3_000),
                        "select a" + " || a".repeat(256),
                        "select a" + " || a".repeat(6_000),
                        "select a" + " + a".repeat(256),
                        "select a" + " + a".repeat(8_000),
                        "select a" + " + 1 * 2 - 3".repeat(85),
                        "select " + "(".repeat(16_000),
                        "select " + "(".repeat(64) + "1" + ")".repeat(63),
                        "select 1" + ")".repeat(16_000),
                        "select a from t where a in (1" + ", 1".repeat(8_000) + ")",
                        "select a from t where a in ('x'" + ", 'y'".repeat(4_000) + ")",
                        "select " + "- ".repeat(16) + "1",
                        "select " + "- ".repeat(17) + "1",
                        "select " + "not ".repeat(16) + "a",
                        "select " + "+".repeat(17) + " 1",
                        "select 1" + " union all select 1".repeat(64),
                        "select 1 from a" + " join a on true".repeat(64),
                        "select 1 from a" + ", a".repeat(64),
                        "select a" + " between 1 and 2 and a".repeat(256),
                        "select '" + "x".repeat(FULL - 10) + "'",
                        "select \"" + "x".repeat(FULL - 10) + "\"",
                        "select a" + " -> 'x'".repeat(256),
                        "select a" + "[1]".repeat(256),
                        "select a" + "::int".repeat(256),
                        "select a -- " + "x".repeat(FULL - 20),
                        "select /* " + "/* ".repeat(5_000) + "*/ ".repeat(5_000) + "*/ 1",
                        "select 1" + ", 1".repeat(10_000),
                        "with " + "a as (select 1), ".repeat(1_500) + "b as (select 2) select 3")
                .map(text -> text.length() > FULL ? text.substring(0, FULL) : text)
                .toList();
    }

    private static String nested(int depth) {
        return "select * from (".repeat(depth) + "select 1" + ") x".repeat(depth);
    }
}
