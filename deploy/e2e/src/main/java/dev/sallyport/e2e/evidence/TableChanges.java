package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestDatabase;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Changes of tables that somebody commits, and how long a gateway takes to know them. */
final class TableChanges {
    /**
     * What somebody else commits, and a statement that runs once it is known.
     *
     * @param classified what is classified anew for it, where it is an object that nobody knew
     */
    private record Change(String definition, String statement, String classified) {
        Change(String definition, String statement) {
            this(definition, statement, "");
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("alter table s0.t1 add more text", "select more from s0.t1"),
            new Change("alter table s0.t1 rename column more to other", "select other from s0.t1"),
            new Change(
                    "create or replace view s0.v9 as select a.id, a.email, a.amount, a.note from s0.t9 a",
                    "select note from s0.v9"),
            new Change("alter table s0.p1 add more text", "select more from s0.p1"),
            new Change(
                    "alter table s0.t9 rename to away; alter table s0.away rename to t9", "select note, id from s0.v9"),
            new Change("create table s0.made (id int)", "select id from s0.made", "s0.made"),
            new Change("alter table s0.made rename to moved", "select id from s0.moved", "s0.moved"),
            new Change(
                    "alter table s0.moved set schema elsewhere", "select id from elsewhere.moved", "elsewhere.moved"),
            new Change(
                    "drop table elsewhere.moved; create table elsewhere.moved (id int)",
                    "select id from elsewhere.moved",
                    "elsewhere.moved"));

    private static final Change VIEW = new Change("", "select id from s0.v9", "s0.v9");

    private static final String BACK = "drop table elsewhere.moved; drop view s0.v9; alter table s0.t1 drop other;"
            + "alter table s0.p1 drop more; create view s0.v9 as select id, email, amount from s0.t9";

    /** How many kinds of them there are. */
    static final int KINDS = CHANGES.size();

    private TableChanges() {}

    /** Seconds until each kind of change is seen, where others write all the time: the middle one of several tries. */
    static Map<String, Double> seen(Stand stand, int schemas, int tries) throws Exception {
        Map<String, List<Double>> seen = new LinkedHashMap<>();
        try (Writer _ = Writer.start(stand.database());
                Sallyport client = stand.agent()) {
            for (int i = 0; i < tries; i++) {
                for (Change change : CHANGES) {
                    stand.database().execute(change.definition());
                    long begun = System.nanoTime();
                    seen.computeIfAbsent(change.definition(), _ -> new ArrayList<>())
                            .add(known(stand, client, schemas, change, begun));
                }
                stand.database().execute(BACK);
                stand.applyPolicy(
                        ManyTables.policy(schemas, ManyTables.KNOWN.stream().filter(known -> !known.equals("s0.v9"))));
                var _ = known(stand, client, schemas, VIEW, System.nanoTime());
            }
        }
        Map<String, Double> middle = new LinkedHashMap<>();
        seen.forEach((change, times) -> middle.put(change, middle(times)));
        return middle;
    }

    /** Seconds until the statement behind a change has an answer; what is new is classified again and again until it is known. */
    private static double known(Stand stand, Sallyport client, int schemas, Change change, long begun)
            throws Exception {
        while (true) {
            if (!change.classified().isEmpty()) {
                classify(stand, schemas, change.classified());
            }
            Answered answer = Answered.to(client, Query.of(Rig.SOURCE, change.statement()));
            long passed = System.nanoTime() - begun;
            if (answer.isWhole()) {
                return passed / ManyTables.SECOND;
            }
            if (passed > ManyTables.PATIENCE) {
                throw new IllegalStateException("`" + change.statement() + "` never ran: " + answer.end());
            }
            Thread.sleep(ManyTables.BETWEEN_MILLIS);
        }
    }

    private static void classify(Stand stand, int schemas, String object) throws Exception {
        try {
            stand.applyPolicy(ManyTables.policy(
                    schemas,
                    Stream.concat(ManyTables.KNOWN.stream(), Stream.of(object)).distinct()));
        } catch (StatusRuntimeException _) {
            // not known yet
        }
    }

    private static double middle(List<Double> some) {
        return some.stream().sorted().toList().get(some.size() / 2);
    }

    /** Somebody whose writes end all the time, so that no moment is like the one before. */
    private record Writer(Thread thread) implements AutoCloseable {
        static Writer start(TestDatabase database) throws SQLException {
            database.execute("create table s0.written (n int)");
            return new Writer(Thread.ofPlatform().name("writer").start(() -> write(database)));
        }

        private static void write(TestDatabase database) {
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                while (!Thread.currentThread().isInterrupted()) {
                    statement.execute("insert into s0.written values (1)");
                    Thread.sleep(ManyTables.BETWEEN_MILLIS);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
