package dev.sallyport.engine.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterConnectionMode;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the driver is set up for a source. */
final class MongoConnectionsTest {
    private static final Tls OFF = new Tls.Off();

    @Test
    void onlyThisMachineIsReachedWithoutProtection() {
        assertThatThrownBy(() -> MongoConnections.driver(settings("db.example.test", OFF, Map.of()), "p"))
                .hasMessageContaining("needs tls");
    }

    @Test
    void withoutProtectionTheHostsThatAServerTellsAreNotTalkedTo() {
        MongoClientSettings driver = driver(OFF, Map.of("replicaSet", "rs0"));

        assertThat(driver.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.SINGLE);
        assertThat(driver.getClusterSettings().getRequiredReplicaSetName()).isEqualTo("rs0");
    }

    @Test
    void authoritiesThatCannotBeReadAreRefused() {
        assertThatThrownBy(() -> driver(new Tls.Verified("/no/such/file.pem"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void nothingIsTriedTwiceAndNoDocumentIsLogged() {
        MongoClientSettings driver = driver(OFF, Map.of());

        assertThat(driver.getRetryReads()).isFalse();
        assertThat(driver.getRetryWrites()).isFalse();
        assertThat(driver.getReadPreference()).isEqualTo(ReadPreference.primary());
        assertThat(driver.getLoggerSettings().getMaxDocumentLength()).isZero();
        assertThat(driver.getApplicationName()).isEqualTo("sallyport");
        assertThat(driver.getCompressorList()).isEmpty();
    }

    @Test
    void theDatabaseOfTheCredentialIsAnOption() {
        assertThat(requireNonNull(driver(OFF, Map.of()).getCredential()).getSource())
                .isEqualTo("admin");
        assertThat(requireNonNull(driver(OFF, Map.of("authSource", "shop")).getCredential())
                        .getSource())
                .isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a.b", "a b", "$external", "", "a\0b", "a\"b"})
    void aDatabaseThatIsNoNameIsRefused(String database) {
        SourceSettings settings = settings("127.0.0.1:1", database, OFF, Map.of());

        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> new MongoProvider().open(settings));

        assertThat(failure.reason()).isEqualTo(Reason.BAD_PARAMETER);
    }

    @Test
    void anUnknownOptionIsRefusedByName() {
        SourceSettings settings = settings("127.0.0.1:1", OFF, Map.of("tlsInsecure", "true"));

        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> new MongoProvider().open(settings));

        assertThat(failure.refusal().message()).contains("`tlsInsecure`");
    }

    @Test
    void aPasswordThatIsAnotherIsTakenOnlyThen() {
        AtomicReference<String> password = new AtomicReference<>("old");
        SourceSettings settings = new SourceSettings(
                "shop",
                "127.0.0.1:1",
                "shop",
                List.of(),
                "gateway",
                () -> requireNonNull(password.get()),
                OFF,
                1,
                limits(),
                Map.of());
        try (MongoConnections connections = new MongoConnections(settings)) {
            MongoClient first = connections.client();
            connections.renew(first);
            assertThat(connections.client()).isSameAs(first);

            password.set("new");
            connections.renew(first);
            MongoClient second = connections.client();
            assertThat(second).isNotSameAs(first);

            password.set("newer");
            connections.renew(first);
            assertThat(connections.client()).isSameAs(second);
            first.close();
        }
    }

    private static MongoClientSettings driver(Tls tls, Map<String, String> options) {
        return MongoConnections.driver(settings("127.0.0.1:27017", tls, options), "p");
    }

    private static SourceSettings settings(String address, Tls tls, Map<String, String> options) {
        return settings(address, "shop", tls, options);
    }

    private static SourceSettings settings(String address, String database, Tls tls, Map<String, String> options) {
        return new SourceSettings(
                "shop", address, database, List.of(), "gateway", () -> "p", tls, 3, limits(), options);
    }

    private static Limits limits() {
        return new Limits(1, 1, 1, 1, Duration.ofSeconds(1));
    }
}
