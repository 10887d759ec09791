package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestCancellation;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches, limits, ends and errors of one execution. */
class ExecutionEndIT extends OnShop {
    ExecutionEndIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @Test
    @Tag("refused")
    void theServerEndsAStatementWhenItsTimeIsOver() {
        Limits limits = Shop.limits(10, 1000, 1000, Duration.ofMillis(600));
        EngineFailure failure = failure(shop.seal("SELECT pg_sleep(60) FROM shop.customers", 1, limits));
        assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
        assertThat(failure.errorClass()).isEqualTo("57014");
    }

    @Test
    @Tag("refused")
    void theTimeOfAllBatchesTogetherIsLimited() throws EngineFailure {
        String sql = "SELECT n, pg_sleep(0.001)::text FROM generate_series(1, 100000) n, shop.customers WHERE id = 1";
        Limits limits = Shop.limits(1_000_000, 1 << 30, 1000, Duration.ofMillis(1500));
        try (Execution execution = shop.run(shop.seal(sql, 2, limits))) {
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> {
                while (execution.next().isPresent()) {
                    // reads on
                }
            });
            assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
        }
    }

    @Test
    @Tag("refused")
    void cancellingEndsTheStatementOnTheServerAndItsConnection() throws Exception {
        Sealed sealed = shop.seal("SELECT pg_sleep(60) FROM shop.customers", 1, "shop.customers");
        TestCancellation later = new TestCancellation();
        Thread canceller = Thread.ofVirtual().start(() -> {
            Awaitility.await().until(() -> sleeping() == 1);
            later.cancel();
        });
        EngineFailure failure =
                catchThrowableOfType(EngineFailure.class, () -> shop.engine().open(Permit.mint(sealed, 41), later));
        canceller.join();
        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        Awaitility.await().untilAsserted(() -> assertThat(sleeping()).isZero());
        assertThat(connections("sallyport:41")).isZero();
    }

    @Test
    @Tag("refused")
    void aCallThatWasCancelledBeforeItBeganReleasesNothing() {
        TestCancellation later = new TestCancellation();
        later.cancel();
        Sealed sealed = shop.seal(Shop.NUMBERS, 2, "shop.customers");
        EngineFailure failure =
                catchThrowableOfType(EngineFailure.class, () -> shop.engine().open(Permit.mint(sealed, 1), later));
        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    @Tag("refused")
    void cancellingBetweenBatchesEndsTheNext() throws EngineFailure {
        try (Execution execution = shop.run(shop.seal(Shop.NUMBERS, 2, "shop.customers"))) {
            assertThat(execution.next()).isPresent();
            execution.cancel();
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::next);
            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        }
        assertThat(catchThrowableOfType(EngineFailure.class, () -> shop.read(shop.seal("SELECT 1", 1))))
                .isNull();
    }

    private long sleeping() throws SQLException {
        return count("select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep(60)%'"
                + " and pid <> pg_backend_pid()");
    }

    private long connections(String name) throws SQLException {
        return count("select count(*) from pg_stat_activity where application_name = '" + name + "'");
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
