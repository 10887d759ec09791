package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Tls;
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

/** How connections are made, kept and lent. */
class PoolIT extends OnServer {
    private static final String PASSWORD = "changeit";

    PoolIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE t (id INT PRIMARY KEY, note VARCHAR(9), other INT)",
                "CREATE TABLE hidden (id INT)",
                "INSERT INTO t VALUES (1, 'one', 2)");
    }

    private SourceSettings settings(String address, String user, Tls tls) {
        return new SourceSettings(
                "shop", address, database.name(), List.of(), user, () -> PASSWORD, tls, 2, WIDE, Map.of());
    }

    private String address() {
        return database.server().address();
    }

    private String role(String rights) throws SQLException {
        String role = "r" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        database.execute(
                "CREATE USER '" + role + "'@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT " + rights + " ON " + database.name() + ".* TO '" + role + "'@'%'");
        return role;
    }

    @Test
    void aRoleIsReachedUnderACertificateThatIsVerified() throws SQLException, EngineFailure {
        Tls tls = database.server().tls();
        try (Engine engine = new MySqlProvider().open(settings(address(), role("SELECT, SHOW VIEW"), tls))) {
            assertThat(engine.catalog().nameable()).hasSize(2);
            try (Execution execution = TestRun.open(engine, seal("SELECT 1", 1))) {
                assertThat(execution.next()).isPresent();
            }
        }
    }

    @Test
    @Tag("refused")
    void aCertificateOfAnotherNameOrAuthorityIsNotTrusted() throws SQLException {
        String role = role("SELECT");
        Tls tls = database.server().tls();
        String port = address().substring(address().lastIndexOf(':'));
        assertThat(failure(settings("127.0.0.2" + port, role, tls)).reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(failure(settings(address(), role, new Tls.Verified("/nowhere")))
                        .reason())
                .isEqualTo(Reason.BAD_PARAMETER);
    }

    @Test
    @Tag("refused")
    void onlyThisMachineIsReachedInTheClear() {
        assertThat(failure(settings("db.example:3306", "root", new Tls.Off())).reason())
                .isEqualTo(Reason.BAD_PARAMETER);
    }

    @Test
    @Tag("refused")
    void whatCannotBeReachedSaysSoWithoutTheServersWords() {
        EngineFailure refused = failure(settings("127.0.0.1:1", "root", new Tls.Off()));
        assertThat(refused.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        EngineFailure denied = failure(settings(address(), "nobody", new Tls.Off()));
        assertThat(denied.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(denied.getMessage()).doesNotContain("nobody");
    }

    @Test
    @Tag("refused")
    void anUnknownOptionIsNamed() {
        SourceSettings settings = new SourceSettings(
                "shop",
                address(),
                database.name(),
                List.of(),
                "root",
                () -> "",
                new Tls.Off(),
                1,
                WIDE,
                Map.of("x", ""));
        assertThat(failure(settings).refusal().message()).contains("`x`");
    }

    private static EngineFailure failure(SourceSettings settings) {
        return catchThrowableOfType(
                EngineFailure.class, () -> new MySqlProvider().open(settings).close());
    }

    /** Rights on columns are enough, for the closure too; what the role may not read is none of its catalog. */
    @ParameterizedTest
    @ValueSource(strings = {"USAGE", "PROCESS"})
    void aRoleThatMayReadSomeColumnsReadsThem(String right) throws SQLException, EngineFailure {
        String role = role("USAGE");
        database.execute("GRANT " + right + " ON *.* TO '" + role + "'@'%'");
        database.execute("GRANT SELECT (id, note) ON " + database.name() + ".t TO '" + role + "'@'%'");
        try (MySqlEngine engine = (MySqlEngine) new MySqlProvider()
                .open(settings(address(), role, database.server().tls()))) {
            MySqlRelation t = engine.catalog().relation("t").orElseThrow();
            assertThat(t.columns()).filteredOn(MySqlColumn::readable).hasSize(2);
            var sealed = seal("SELECT id FROM t", 1);
            var own = new Sealed(
                    sealed.kind(),
                    sealed.canonical(),
                    sealed.parameters(),
                    sealed.settings(),
                    engine.catalog().closure(List.of(t)),
                    sealed.columns(),
                    sealed.guarded(),
                    sealed.limits());
            try (Execution execution = TestRun.open(engine, own)) {
                assertThat(execution.next()).isPresent();
            }
        }
    }

    @Test
    @Tag("refused")
    void aConnectionMoreThanThereAreIsRefused() throws EngineFailure {
        try (MySqlPool pool = MySqlPool.of(settings(1, "root"));
                MySqlSession _ = pool.session()) {
            EngineFailure busy = catchThrowableOfType(EngineFailure.class, pool::session);
            assertThat(busy.reason()).isEqualTo(Reason.OVERLOADED);
        }
    }

    @Test
    void aConnectionThatTheServerEndedIsReplaced() throws SQLException, EngineFailure {
        for (int i = 0; i < 3; i++) {
            assertThat(readOne("SELECT COUNT(*) FROM t", "t")).isEqualTo("1");
            try (var connection = database.connect();
                    var statement = connection.createStatement();
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT ID FROM information_schema.PROCESSLIST"
                                    + " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()")) {
                while (rows.next()) {
                    statement.execute("KILL " + rows.getLong(1));
                }
            } catch (SQLException e) {
                assertThat(e.getErrorCode()).isEqualTo(1094);
            }
            await().ignoreExceptions()
                    .until(() -> readOne("SELECT COUNT(*) FROM t", "t").equals("1"));
        }
    }
}
