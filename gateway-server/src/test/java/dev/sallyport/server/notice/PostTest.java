package dev.sallyport.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Receiver receiver;
    private Path secret;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver(0, status::get);
        secret = Files.writeString(folder.resolve("secret"), Samples.SECRET);
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        receiver.close();
    }

    private Optional<String> send(String path, Duration patience) {
        return new Post(client, new MovableClock(), patience)
                .send(receiver.webhook("mail", path, secret), Samples.due("id-1", "mail"));
    }

    @Test
    void clientThatFollowsRedirectsIsNotAccepted() {
        try (var following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var clock = new MovableClock();

            assertThatThrownBy(() -> new Post(following, clock, LONG)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void redirectIsNotFollowed() {
        assertThat(send("/moved", LONG)).hasValue("it answered with status 307");
        assertThat(receiver.heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 304, 400, 401, 404, 410, 429, 500, 503})
    void otherStatusIsNoDelivery(int other) {
        status.set(other);

        assertThat(send("/in", LONG)).hasValue("it answered with status " + other);
    }

    @Test
    void webhookThatDoesNotAnswerIsGivenUp() {
        assertThat(send("/stall", SHORT)).isPresent();
    }

    @Test
    void webhookThatIsNotThereIsNamedByNoAddress() {
        int port = receiver.port();
        receiver.close();

        assertThat(send("/in?key=T0K3N", LONG))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("it cannot be reached: ")
                        .doesNotContain("T0K3N", "127.0.0.1", Integer.toString(port)));
    }

    @Test
    void withoutASecretNothingIsSent() throws IOException {
        Files.writeString(secret, "short");

        assertThat(send("/in", LONG))
                .hasValueSatisfying(
                        why -> assertThat(why).contains(secret.toString()).doesNotContain("`short`"));
        assertThat(receiver.heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void successIsDelivery(int success) {
        status.set(success);

        assertThat(send("/in", LONG)).isEmpty();
        assertThat(receiver.heard())
                .singleElement()
                .returns("id-1", Receiver.Heard::id)
                .returns("application/json", Receiver.Heard::contentType)
                .returns(Long.toString(Samples.NOW.getEpochSecond()), Receiver.Heard::timestamp);
    }
}
