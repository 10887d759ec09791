package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1: what was changed between the decision and the run does not run, and what runs does not change under it. */
class ClosureIT extends OnServer {
    ClosureIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE orders (id INT PRIMARY KEY, note VARCHAR(40))",
                "CREATE TABLE secrets (id INT PRIMARY KEY, note VARCHAR(40))",
                "INSERT INTO orders VALUES (1, 'one')",
                "INSERT INTO secrets VALUES (1, 'secret')",
                "CREATE VIEW shown AS SELECT id FROM orders");
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "RENAME TABLE orders TO old, secrets TO orders",
                "DROP TABLE orders",
                "RENAME TABLE orders TO other",
                "ALTER TABLE orders ADD COLUMN more INT",
                "ALTER TABLE orders RENAME COLUMN note TO text",
                "ALTER TABLE orders MODIFY note VARCHAR(41)",
                "ALTER TABLE orders MODIFY note VARCHAR(40) COLLATE utf8mb4_bin",
                "ALTER TABLE orders MODIFY note VARCHAR(40) NOT NULL",
                "CREATE OR REPLACE VIEW shown AS SELECT id + 1 AS id FROM orders",
                "CREATE OR REPLACE VIEW shown AS SELECT id FROM secrets",
                "ALTER SQL SECURITY INVOKER VIEW shown AS SELECT id FROM orders",
                "DROP VIEW shown"
            })
    void t1WhatWasChangedSinceItWasSealedDoesNotRun(String change) throws SQLException, EngineFailure {
        Sealed sealed = seal("SELECT COUNT(*) FROM orders", 1, "orders", "shown");
        for (int i = 0; i < 3; i++) {
            assertThat(read(sealed)).hasSize(1);
        }
        database.execute(change);
        EngineFailure failure = failure(sealed);
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "RENAME TABLE orders TO old, alike TO orders",
                "ALTER TABLE orders ADD COLUMN more INT",
                "ALTER TABLE orders RENAME COLUMN note TO text",
                "ALTER TABLE orders MODIFY note VARCHAR(41)",
                "ALTER TABLE orders MODIFY note VARCHAR(40) COLLATE utf8mb4_bin",
                "ALTER TABLE orders MODIFY note VARCHAR(40) NOT NULL",
                "ALTER TABLE orders MODIFY note VARCHAR(40) CHARACTER SET latin1",
                "ALTER TABLE orders DROP COLUMN note, ADD COLUMN note VARCHAR(40) AS (CONCAT('n', id)) VIRTUAL",
                "TRUNCATE TABLE orders"
            })
    void t1ATableThatIsKnownIsReadAgainWhenItChanged(String change) throws SQLException, EngineFailure {
        database.execute("CREATE TABLE alike (id INT PRIMARY KEY, note VARCHAR(40))");
        Sealed sealed = seal("SELECT COUNT(*) FROM orders", 1, "orders");
        for (int i = 0; i < 3; i++) {
            assertThat(read(sealed)).hasSize(1);
        }
        database.execute(change);
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    @Tag("refused")
    void t1ATableThatIsDroppedAndMadeAnewIsAnother() throws SQLException, InterruptedException {
        Sealed sealed = seal("SELECT COUNT(*) FROM orders", 1, "orders");
        database.execute("DROP TABLE orders", "SELECT SLEEP(1.1)");
        database.execute("CREATE TABLE orders (id INT PRIMARY KEY, note VARCHAR(40))");
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    @Tag("refused")
    void t1ATableInThePlaceOfAViewIsAnother() throws SQLException {
        Sealed sealed = seal("SELECT COUNT(*) FROM shown", 1, "shown");
        database.execute("DROP VIEW shown", "CREATE TABLE shown (id INT)");
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    void theNextTryIsResolvedOnWhatIsThereNow() throws SQLException, EngineFailure {
        Sealed sealed = seal("SELECT COUNT(*) FROM orders", 1, "orders");
        database.execute("ALTER TABLE orders ADD COLUMN more INT");
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(readOne("SELECT COUNT(*) FROM orders", "orders")).isEqualTo("1");
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD COLUMN more INT",
                "DROP TABLE orders",
                "RENAME TABLE orders TO old, secrets TO orders",
                "TRUNCATE TABLE orders",
                "CREATE OR REPLACE VIEW shown AS SELECT id FROM secrets",
                "DROP VIEW shown"
            })
    void t1WhatRunsIsNotChangedBeforeItsTransactionEnds(String change) throws SQLException, EngineFailure {
        try (Execution execution = TestRun.open(engine(), seal("SELECT COUNT(*) FROM orders", 1, "orders", "shown"))) {
            assertThat(codeOf(change)).isEqualTo(1205);
            assertThat(execution.next()).isPresent();
            assertThat(execution.next()).isEmpty();
            execution.commit();
        }
        assertThat(codeOf(change)).isZero();
    }

    @Test
    void anEmptyClosureHasNothingToCompare() throws EngineFailure {
        assertThat(readOne("SELECT 1")).isEqualTo("1");
    }

    @Test
    void rowsThatComeAndGoChangeNothingAboutATable() throws SQLException, EngineFailure {
        Sealed sealed = seal("SELECT COUNT(*) FROM orders", 1, "orders");
        database.execute("INSERT INTO orders SELECT id + 1, note FROM orders", "ANALYZE TABLE orders");
        assertThat(read(sealed)).isEqualTo(List.of(List.of(java.util.Optional.of("2"))));
    }
}
