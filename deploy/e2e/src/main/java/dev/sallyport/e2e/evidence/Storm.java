package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** An administrator who moves tables in and out of their places as long as it lasts. */
final class Storm implements AutoCloseable {
    private static final long AWAY_MILLIS = 15;

    /** From one time away to the next: a little more than twenty swaps a second. */
    private static final long CYCLE_NANOS = TimeUnit.MILLISECONDS.toNanos(90);

    private static final double SECOND = 1e9;

    /** Takes the granted table away, and puts it back; each is one transaction. */
    private record Swap(String away, String back) {}

    private static final List<Swap> OF_POSTGRES = List.of(
            new Swap(
                    "alter table customers rename to kept; alter table secrets rename to customers",
                    "alter table customers rename to secrets; alter table kept rename to customers"),
            new Swap(
                    "alter schema public rename to kept; alter schema vault rename to public",
                    "alter schema public rename to vault; alter schema kept rename to public"),
            new Swap(
                    "alter table customers rename to kept; create table customers as table secrets",
                    "drop table customers; alter table kept rename to customers"),
            new Swap(
                    "alter table customers rename to kept; create view customers as table secrets",
                    "drop view customers; alter table kept rename to customers"),
            new Swap(
                    "alter table customers rename column name to kept;"
                            + "alter table customers rename column card to name",
                    "alter table customers rename column name to card;"
                            + "alter table customers rename column kept to name"),
            new Swap(
                    "alter table customers set schema elsewhere", "alter table elsewhere.customers set schema public"));

    /** Without a transaction, which a definition ends there: what one statement says is one step. */
    private static final List<Swap> OF_MYSQL = List.of(
            new Swap(
                    "rename table customers to kept, secrets to customers",
                    "rename table customers to secrets, kept to customers"),
            new Swap(
                    "rename table customers to kept; create table customers as select * from secrets",
                    "drop table customers; rename table kept to customers"),
            new Swap(
                    "rename table customers to kept; create view customers as select * from secrets",
                    "drop view customers; rename table kept to customers"),
            new Swap(
                    "alter table customers rename column name to card, rename column card to name",
                    "alter table customers rename column name to card, rename column card to name"),
            new Swap("rename table customers to elsewhere", "rename table elsewhere to customers"));

    private final TestDatabase database;
    private final List<Swap> swaps;
    private final Random random;
    private final CountDownLatch end = new CountDownLatch(1);
    private final FutureTask<Double> work = new FutureTask<>(this::blow);

    private Storm(TestDatabase database, Random random) {
        this.database = database;
        this.swaps = Product.of(database.server().kind()) == Product.POSTGRESQL ? OF_POSTGRES : OF_MYSQL;
        this.random = random;
    }

    static Storm over(TestDatabase database, Random random) {
        Storm storm = new Storm(database, random);
        var _ = Thread.ofPlatform().name("storm").start(storm.work);
        return storm;
    }

    /** Swaps a second, each way counted as one; leaves everything in its place. */
    private double blow() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        long cycles = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            do {
                Swap swap = swaps.get(random.nextInt(swaps.size()));
                statement.execute("begin; " + swap.away() + "; commit");
                Thread.sleep(random.nextLong(AWAY_MILLIS));
                statement.execute("begin; " + swap.back() + "; commit");
                cycles++;
            } while (!end.await(begun + cycles * CYCLE_NANOS - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
        return 2 * cycles * SECOND / (System.nanoTime() - begun);
    }

    /** Ends it and says how many swaps a second there were. */
    double stop() throws InterruptedException, ExecutionException {
        end.countDown();
        return work.get();
    }

    @Override
    public void close() {
        end.countDown();
    }
}
