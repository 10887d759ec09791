package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestCancellation;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How executions end before their time, and that the next one does not feel it. */
class ExecutionEndIT extends OnServer {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
            + " SELECT COUNT(*) FROM n AS a, n AS b, n AS c, n AS d WHERE a.i + b.i + c.i + d.i = 7";
    private static final String MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
            + " SELECT REPEAT('x', 100) FROM n AS a, n AS b, n AS c";

    ExecutionEndIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @Test
    void aStatementEndsAtItsDeadline() throws SQLException {
        Limits short_ = new Limits(1, 1 << 20, 1 << 20, 0, Duration.ofMillis(900));
        long start = System.nanoTime();
        EngineFailure failure = failure(seal(LONG, List.of(Origin.CLEAR), List.of(), short_));
        assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        awaitNothingRuns();
    }

    @Test
    void aStatementThatIsCancelledEndsOnTheServer() throws Exception {
        TestCancellation cancellation = new TestCancellation();
        Thread canceller = Thread.ofVirtual().start(() -> {
            await().atMost(SOON).until(() -> running() > 0);
            cancellation.cancel();
        });
        EngineFailure failure = catchThrowableOfType(
                EngineFailure.class, () -> engine().open(Permit.mint(seal(LONG, 1), 7), cancellation));
        canceller.join();
        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        awaitNothingRuns();
        assertThat(read(seal("SELECT 1", 1))).hasSize(1);
    }

    @Test
    void anAnswerThatIsCancelledOnItsWayEnds() throws EngineFailure {
        Sealed sealed = seal(MANY, 1);
        try (Execution execution = TestRun.open(engine(), sealed)) {
            assertThat(execution.next()).isPresent();
            execution.cancel();
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> Cells.rows(execution));
            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        }
        awaitNothingRuns();
    }

    @Test
    void whatWasCancelledBeforeDoesNotRun() throws SQLException {
        TestCancellation cancellation = new TestCancellation();
        cancellation.cancel();
        assertThat(catchThrowableOfType(
                                EngineFailure.class, () -> engine().open(Permit.mint(seal(LONG, 1), 7), cancellation))
                        .reason())
                .isEqualTo(Reason.CANCELLED);
        awaitNothingRuns();
    }

    /** A request to end may come late; it meets a connection that nobody uses any more. */
    @Test
    void aStatementBehindOneThatWasCancelledIsUnharmed() throws EngineFailure {
        for (int i = 0; i < 40; i++) {
            Execution execution = TestRun.open(engine(), seal("SELECT 1", 1));
            execution.cancel();
            execution.close();
            assertThat(read(seal("SELECT SLEEP(0.002)", 1)).getFirst().getFirst())
                    .contains("0");
        }
    }

    @Test
    void whoStopsReadingLeavesNothingBehind() throws EngineFailure {
        for (int i = 0; i < 12; i++) {
            try (Execution execution = TestRun.open(engine(), seal(MANY, 1))) {
                assertThat(execution.next()).isPresent();
            }
        }
        awaitNothingRuns();
        assertThat(read(seal("SELECT 1", 1))).hasSize(1);
    }

    private void awaitNothingRuns() {
        await().atMost(SOON).until(() -> running() == 0);
    }

    private int running() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM information_schema.PROCESSLIST"
                        + " WHERE DB = DATABASE() AND COMMAND IN ('Execute', 'Query') AND ID <> CONNECTION_ID()"
                        + " AND INFO LIKE 'WITH RECURSIVE%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
