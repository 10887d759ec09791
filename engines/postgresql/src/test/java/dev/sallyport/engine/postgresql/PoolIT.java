package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Secret;
import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the engine connects, and what state its connections keep (hole T5). */
class PoolIT extends OnShop {
    private static final String LOOP = "select array_agg(n) && array_agg(-n) from generate_series(1, 30000) n";

    PoolIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    private SourceSettings settings(String address, Tls tls, Secret password, Map<String, String> options) {
        return new SourceSettings(
                "shop-pg", address, database.name(), List.of("shop"), Shop.USER, password, tls, 2, Shop.WIDE, options);
    }

    private void assertRefused(SourceSettings settings, Reason reason, String... words) {
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> Shop.engine(settings));
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.refusal().message()).contains(words);
    }

    @Test
    @Tag("refused")
    void aServerWhoseCertificateIsNotVerifiedIsNotReached(@TempDir Path folder) throws Exception {
        String address = database.server().address();
        Path other = Files.writeString(folder.resolve("other.crt"), "");
        assertRefused(
                settings(address, new Tls.Verified(other.toString()), () -> Shop.PASSWORD, Map.of()),
                Reason.SOURCE_UNAVAILABLE,
                "the source");
        assertRefused(
                settings(address, new Tls.Off(), () -> Shop.PASSWORD, Map.of()),
                Reason.SOURCE_UNAVAILABLE,
                "the source");
    }

    @Test
    @Tag("refused")
    void withoutTlsOnlyALoopbackAddressIsReached() {
        for (String address : List.of("db.example.com:5432", "10.0.0.1", "127.0.0.1.example.com:5432")) {
            assertRefused(
                    settings(address, new Tls.Off(), () -> Shop.PASSWORD, Map.of()),
                    Reason.BAD_PARAMETER,
                    "is not a loopback address");
        }
    }

    /** A transaction that failed, or that was left open, is nobody else's. */
    @Test
    @Tag("refused")
    void aConnectionInATransactionIsNotUsedAgain() throws Exception {
        SourceSettings settings =
                settings(database.server().address(), database.server().tls(), () -> Shop.PASSWORD, Map.of());
        try (PostgresPool pool = PostgresPool.of(settings)) {
            for (String last : List.of("select 1/0", "set transaction isolation level repeatable read")) {
                byte[] before;
                try (PostgresSession session = pool.session()) {
                    before = process(session);
                    var _ = catchThrowable(() -> session.run(last, _ -> {}, 0));
                }
                try (PostgresSession session = pool.session()) {
                    assertThat(process(session)).as(last).isNotEqualTo(before);
                    session.commit();
                }
            }
        }
    }

    /** PostgreSQL does not cancel such a loop: its backend works on when the connection is long broken. */
    @Test
    @Tag("refused")
    void aBackendThatWorksOnKeepsItsPlace() throws Exception {
        SourceSettings settings =
                settings(database.server().address(), database.server().tls(), () -> Shop.PASSWORD, Map.of());
        try (PostgresPool pool = PostgresPool.of(settings);
                PostgresSession other = pool.session()) {
            try (PostgresSession session = pool.session()) {
                Thread reader = Thread.ofVirtual().start(() -> {
                    var _ = catchThrowable(() -> session.run(LOOP, _ -> {}, 0));
                });
                Awaitility.await().until(() -> looping() == 1);
                session.cancel();
                session.abort();
                reader.join();
            }
            try (PostgresSession next = Awaitility.await().ignoreExceptions().until(pool::session, _ -> true)) {
                assertThat(looping()).isZero();
                next.commit();
            }
            other.commit();
        }
    }

    private long looping() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from pg_stat_activity where state = 'active'"
                        + " and pid <> pg_backend_pid() and query = '" + LOOP + "'")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static byte[] process(PostgresSession session) throws SQLException {
        return Objects.requireNonNull(session.run("select pg_backend_pid()", _ -> {}, 0)
                .get(0)
                .tuples()
                .getFirst()
                .get(0));
    }

    @Test
    @Tag("refused")
    void wrongSettingsAreRefusedByName() {
        Tls tls = database.server().tls();
        assertRefused(settings("host:99999", tls, () -> Shop.PASSWORD, Map.of()), Reason.BAD_PARAMETER, "`99999`");
        assertRefused(settings("a/b?user=x", tls, () -> Shop.PASSWORD, Map.of()), Reason.BAD_PARAMETER, "`a/b?user=x`");
        assertRefused(
                settings("host", tls, () -> Shop.PASSWORD, Map.of("colour", "red")), Reason.BAD_PARAMETER, "`colour`");
    }

    @Test
    @Tag("refused")
    void aWrongPasswordIsRefusedWithoutWordsOfTheServer() {
        assertRefused(
                settings(database.server().address(), database.server().tls(), () -> "wrong", Map.of()),
                Reason.SOURCE_UNAVAILABLE,
                "the source");
    }

    @Test
    void thePinnedSettingsHoldAlsoAfterErrors() throws EngineFailure {
        fail();
        for (String setting : PostgresSettings.pinned()) {
            String[] parts = setting.split("=", 2);
            assertThat(shop.read(shop.seal("SELECT current_setting('" + parts[0] + "')", 1)))
                    .as(setting)
                    .containsExactly(List.of(Optional.of(parts[1])));
        }
        assertThat(shop.read(shop.seal("SELECT current_setting('transaction_read_only')", 1)))
                .containsExactly(List.of(Optional.of("on")));
    }

    private void fail() {
        assertThatThrownBy(() -> shop.read(shop.seal("SELECT 1 / 0", 1))).isInstanceOf(EngineFailure.class);
    }

    @Test
    void aCleanReadReturnsItsConnectionAndAnErrorDoesNot() throws EngineFailure {
        Sealed backend = shop.seal("SELECT pg_backend_pid()", 1);
        var first = shop.read(backend);
        assertThat(shop.read(backend)).isEqualTo(first);
        fail();
        assertThat(shop.read(backend)).isNotEqualTo(first);
    }

    @Test
    void aReadThatWasNotReadToItsEndLeavesACleanConnection() throws EngineFailure {
        Sealed many = shop.seal("SELECT generate_series(1, 100000)", 1);
        for (int i = 0; i < 10; i++) {
            try (Execution execution = shop.run(many)) {
                assertThat(execution.next()).isPresent();
            }
        }
        assertThat(shop.read(shop.seal("SELECT 1", 1))).hasSize(1);
    }

    @Test
    @Tag("refused")
    void aFullPoolIsOverloadedNotBroken() throws EngineFailure {
        List<Execution> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(shop.run(shop.seal("SELECT generate_series(1, 100000)", 1)));
            }
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> shop.run(shop.seal("SELECT 1", 1)));
            assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED);
        } finally {
            open.forEach(Execution::close);
        }
    }
}
