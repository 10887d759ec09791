package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1: a table that takes the name of one that looks just like it, and was made in the same second. */
class TwinsIT extends OnServer {
    private static final String PASSWORD = "changeit";

    TwinsIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "ENGINE = InnoDB",
                "ENGINE = MyISAM",
                "ENGINE = MEMORY",
                "ENGINE = InnoDB PARTITION BY HASH (id) PARTITIONS 2"
            })
    void t1AnotherOfTheSameLookIsNotReadUnderItsName(String kind) throws SQLException, EngineFailure {
        database.execute(
                "CREATE TABLE shown (id INT PRIMARY KEY) " + kind,
                "CREATE TABLE hidden (id INT PRIMARY KEY) " + kind,
                "INSERT INTO hidden VALUES (1)");
        engine().refresh();
        requireNotRead(engine());
    }

    /** Without the right to see the numbers of table spaces. */
    @ParameterizedTest
    @Tag("refused")
    @ValueSource(strings = {"ENGINE = InnoDB", "ENGINE = MyISAM"})
    void t1NeitherByARoleWithoutAnyRightBeyondTheDatabase(String kind) throws SQLException, EngineFailure {
        String role = "r" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        database.execute(
                "CREATE TABLE shown (id INT PRIMARY KEY) " + kind,
                "CREATE TABLE hidden (id INT PRIMARY KEY) " + kind,
                "INSERT INTO hidden VALUES (1)",
                "CREATE USER '" + role + "'@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT SELECT ON " + database.name() + ".* TO '" + role + "'@'%'");
        SourceSettings settings = new SourceSettings(
                "shop",
                database.server().address(),
                database.name(),
                List.of(),
                role,
                () -> PASSWORD,
                database.server().tls(),
                2,
                WIDE,
                Map.of());
        try (MySqlEngine engine = (MySqlEngine) new MySqlProvider().open(settings)) {
            requireNotRead(engine);
        }
    }

    /** What may have been a rename costs one try, and no more. */
    @Test
    void aTableThatIsToldByRenamesAloneIsReadAgain() throws SQLException, EngineFailure {
        database.execute("CREATE TABLE shown (id INT PRIMARY KEY) ENGINE = MyISAM");
        engine().refresh();
        Sealed sealed = on(engine(), seal("SELECT COUNT(*) FROM shown", 1));
        assertThatThrownBy(() -> database.execute("ALTER TABLE nowhere ADD COLUMN a INT"))
                .isInstanceOf(SQLException.class);
        assertThat(catchThrowableOfType(
                                EngineFailure.class,
                                () -> TestRun.open(engine(), sealed).close())
                        .reason())
                .isEqualTo(Reason.CATALOG_CHANGED);
        try (Execution execution = TestRun.open(engine(), on(engine(), sealed))) {
            assertThat(execution.next()).isPresent();
        }
    }

    private void requireNotRead(MySqlEngine engine) throws SQLException, EngineFailure {
        Sealed sealed = on(engine, seal("SELECT COUNT(*) FROM shown", 1));
        try (Execution execution = TestRun.open(engine, sealed)) {
            assertThat(execution.next()).isPresent();
        }
        database.execute("RENAME TABLE shown TO other, hidden TO shown");
        EngineFailure failure = catchThrowableOfType(
                EngineFailure.class, () -> TestRun.open(engine, sealed).close());
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    private static Sealed on(MySqlEngine engine, Sealed sealed) {
        MySqlRelation shown = engine.catalog().relation("shown").orElseThrow();
        return new Sealed(
                sealed.kind(),
                sealed.canonical(),
                sealed.parameters(),
                sealed.settings(),
                engine.catalog().closure(List.of(shown)),
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }
}
