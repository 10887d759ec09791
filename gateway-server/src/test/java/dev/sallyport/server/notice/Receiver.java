package dev.sallyport.server.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.server.notice.WebhookConfig.Shape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** Webhooks on this machine: one that answers with what a test says, one that never answers, and one that points to the first. */
final class Receiver implements AutoCloseable {
    private static final int REDIRECT = 307;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** What came in, byte for byte. */
    record Heard(String id, String timestamp, String signature, String contentType, byte[] body) {
        private static Heard of(HttpExchange exchange) throws IOException {
            var headers = exchange.getRequestHeaders();
            return new Heard(
                    headers.getFirst("Sallyport-Notice-Id"),
                    headers.getFirst("Sallyport-Timestamp"),
                    headers.getFirst("Sallyport-Signature"),
                    headers.getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes());
        }
    }

    Receiver(int port, IntSupplier status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.setExecutor(threads);
        var _ = server.createContext("/in", exchange -> {
            heard.add(Heard.of(exchange));
            end(exchange, status.getAsInt());
        });
        var _ = server.createContext("/stall", _ -> stall());
        var _ = server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/in");
            end(exchange, REDIRECT);
        });
        server.start();
    }

    private static void end(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void stall() throws IOException {
        stalled.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    WebhookConfig webhook(String name, String path, Path secretFile) {
        return new WebhookConfig(name, URI.create("http://127.0.0.1:" + port() + path), Shape.GENERIC, secretFile);
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Heard> heard() {
        return heard;
    }

    /** Returns when the one that never answers has a request in hand. */
    void awaitStalled() throws InterruptedException {
        stalled.await();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.close();
    }
}
