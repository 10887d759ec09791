package dev.sallyport.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a misbehaving key server can do to the source; the scheme is the configuration's business. */
class HttpsKeySourceTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        client.shutdownNow();
    }

    private KeySource serving(HttpHandler handler) {
        return serving(handler, LONG);
    }

    private KeySource serving(HttpHandler handler, Duration patience) {
        var _ = server.createContext("/keys", handler);
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
        return new HttpsKeySource(client, address, patience);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void assertUnreachable(KeySource source) {
        assertThatThrownBy(source::fetch)
                .isInstanceOfSatisfying(
                        KeySetException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(KeySetFault.UNREACHABLE));
    }

    @Test
    void redirectIsNotFollowed() {
        var followed = new AtomicInteger();
        var _ = server.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, new Forge().keySet());
        });
        assertUnreachable(serving(exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answer(exchange, 302, new byte[0]);
        }));
        assertThat(followed).hasValue(0);
    }

    @Test
    void clientThatFollowsRedirectsIsNotAccepted() {
        try (var following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            assertThatThrownBy(() -> new HttpsKeySource(following, URI.create("https://issuer.example/keys")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tooLargeAnAnswerIsCutOff() {
        assertUnreachable(serving(exchange -> answer(exchange, 200, new byte[10 << 20])));
    }

    @Test
    void answerThatTricklesIsGivenUp() {
        assertUnreachable(serving(
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    awaitTheEnd();
                },
                SHORT));
    }

    private void awaitTheEnd() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void errorIsNoKeySet() {
        assertUnreachable(serving(exchange -> answer(exchange, 500, "{\"keys\":[]}".getBytes(UTF_8))));
    }

    @Test
    void documentIsFetched() throws KeySetException {
        var document = new Forge().keySet();
        assertThat(serving(exchange -> answer(exchange, 200, document)).fetch()).isEqualTo(document);
    }
}
