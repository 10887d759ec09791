package dev.sallyport.bench;

import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.ChildGateway;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Point reads with their values in the text: always the same, never the same, and each a statement never seen. */
final class Literals implements AutoCloseable {
    /** Above every quantity, so that the row is found whatever is counted on. */
    private static final long FIRST = 1_000_000;

    private static final double MOST_OF_REPEATED = 1.3;
    private static final double MOST_ADDED_MILLIS = 1.5;

    private final Stand stand;
    private final Sallyport client;
    private final AtomicLong counter = new AtomicLong(FIRST);

    Literals(Stand stand, ChildGateway gateway) throws IOException {
        this.stand = stand;
        this.client = stand.rig().agent(gateway.dataPort());
    }

    void measure(Report report) throws Exception {
        report.heading("point read by primary key with its values in the text, c=1");
        try (Subject repeated = subject("repeated literals", () -> text("", FIRST));
                Subject fresh = subject("literals never seen", () -> text("", counter.incrementAndGet()));
                Subject unseen = subject("statements never seen", this::unseen);
                Subject direct = direct("direct, repeated", false);
                Subject directFresh = direct("direct, never seen", true)) {
            List<Subject> subjects = List.of(direct, directFresh, repeated, fresh, unseen);
            Load.warmUp(stand.scale(), subjects);
            Load.takeTurns(stand.scale(), subjects);
            report.table(subjects);
            report.add(Figure.atMost("literals.never-seen/repeated", fresh.p50() / repeated.p50(), MOST_OF_REPEATED));
            report.add(Figure.of("literals.direct-never-seen/repeated", directFresh.p50() / direct.p50()));
            double added = (unseen.p50() - fresh.p50()) / 1e3;
            report.add(Figure.atMost("literals.statement-never-seen-adds-ms", added, MOST_ADDED_MILLIS));
        }
    }

    private Subject subject(String name, TextRead.Texts texts) {
        return new Subject(name, List.of(new TextRead(client, texts)));
    }

    private Subject direct(String name, boolean isFresh) throws SQLException {
        TextRead.Texts texts = () -> text("", isFresh ? counter.incrementAndGet() : FIRST);
        return new Subject(name, List.of(new DirectTextRead(stand.rig().direct(), texts)));
    }

    /** Another name of the table is another shape. */
    private String unseen() {
        long number = counter.incrementAndGet();
        return text(" t" + number, number);
    }

    private static String text(String alias, long number) {
        return WideTable.ALL + alias + " where id = 4711 and quantity <> " + number;
    }

    @Override
    public void close() {
        client.close();
    }
}
