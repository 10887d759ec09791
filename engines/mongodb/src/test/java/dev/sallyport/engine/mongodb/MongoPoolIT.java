package dev.sallyport.engine.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a server is reached, and by whom. */
final class MongoPoolIT extends OnDocuments {
    private static final String RIGHT = "right";

    MongoPoolIT(DocumentDatabase own) throws EngineFailure {
        super(own, "{create: 'notes'}", "{insert: 'notes', documents: [{_id: 1}]}");
    }

    @Test
    @Tag("refused")
    void aCertificateOfAnotherNameOrAuthorityIsNotTrusted() {
        String user = user("read");
        String other = "127.0.0.2:" + own.port();

        assertThat(failure(settings(other, user, RIGHT, own.server().tls())).reason())
                .isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(failure(settings(address(), user, RIGHT, new Tls.Verified("/nowhere")))
                        .reason())
                .isEqualTo(Reason.BAD_PARAMETER);
    }

    @Test
    @Tag("refused")
    void whoDoesNotProveThePasswordIsToldNothing() {
        String user = user("read");

        EngineFailure failure = failure(settings(address(), user, "wrong", new Tls.Off()));

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(failure.getMessage()).doesNotContain(user);
    }

    @Test
    @Tag("refused")
    void aRoleThatMayOnlyReadWritesNothing() throws EngineFailure {
        try (MongoEngine engine = open(settings(address(), user("read"), RIGHT, new Tls.Off()))) {
            EngineFailure failure = catchThrowableOfType(
                    EngineFailure.class,
                    () -> TestRun.open(
                            engine,
                            seal(
                                    OperationKind.WRITE,
                                    "{command: {insert: 'notes', documents: [{_id: 2}]}}",
                                    WIDE,
                                    "notes")));

            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        }
        assertThat(own.database().getCollection("notes").countDocuments()).isEqualTo(1);
    }

    @Test
    void aRoleIsReachedUnderACertificateThatIsVerified() throws EngineFailure {
        try (MongoEngine engine = open(settings(
                "localhost:" + own.port(), user("read"), RIGHT, own.server().tls()))) {
            assertThat(count(engine)).isEqualTo(1);
        }
    }

    @Test
    void aPasswordIsReadAnewWhenItIsNotTakenAnyMore() throws EngineFailure {
        String user = user("read");
        AtomicReference<String> password = new AtomicReference<>("old");
        SourceSettings settings = new SourceSettings(
                "shop",
                address(),
                own.name(),
                List.of(),
                user,
                () -> requireNonNull(password.get()),
                new Tls.Off(),
                2,
                WIDE,
                Map.of("authSource", own.name()));
        try (MongoPool pool = MongoPool.of(settings)) {
            MongoServer server = new MongoServer(pool, own.name());
            assertThat(catchThrowableOfType(EngineFailure.class, server::requireUsable))
                    .isNotNull();
            password.set(RIGHT);
            assertThat(catchThrowableOfType(EngineFailure.class, server::requireUsable))
                    .isNotNull();

            assertThat(server.requireUsable()).isNotNull();
        }
    }

    private int count(MongoEngine engine) throws EngineFailure {
        Sealed sealed = reading("{aggregate: 'notes', pipeline: [], cursor: {}}", "notes");
        try (Execution execution = TestRun.open(engine, sealed)) {
            return documents(execution).size();
        }
    }

    private String user(String role) {
        String name = "u" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        own.createUser(name, RIGHT, role);
        return name;
    }

    private String address() {
        return "127.0.0.1:" + own.port();
    }

    private EngineFailure failure(SourceSettings settings) {
        return catchThrowableOfType(EngineFailure.class, () -> open(settings).close());
    }

    private SourceSettings settings(String address, String user, String password, Tls tls) {
        return new SourceSettings(
                "shop",
                address,
                own.name(),
                List.of(),
                user,
                () -> password,
                tls,
                2,
                WIDE,
                Map.of("authSource", own.name()));
    }
}
