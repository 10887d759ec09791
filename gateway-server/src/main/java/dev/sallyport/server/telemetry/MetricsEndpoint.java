package dev.sallyport.server.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Serves `/metrics` over plain HTTP, for a scraper beside the gateway. */
public final class MetricsEndpoint implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server;

    private MetricsEndpoint(HttpServer server) {
        this.server = server;
    }

    public static MetricsEndpoint open(InetSocketAddress address, Metrics metrics) throws IOException {
        metrics.watchProcess();
        HttpServer server = HttpServer.create(address, 0);
        var _ = server.createContext("/metrics", exchange -> answer(exchange, metrics.scrape()));
        server.start();
        return new MetricsEndpoint(server);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
