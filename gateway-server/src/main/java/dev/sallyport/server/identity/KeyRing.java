package dev.sallyport.server.identity;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.sallyport.server.config.IssuerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** The issuers with their keys, fetched again every five minutes on one virtual thread. */
final class KeyRing implements AutoCloseable {

    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(5);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

    private final Map<String, TokenVerifier.Issuer> issuers;
    private final HttpClient client;
    private final ScheduledExecutorService refresher;

    private KeyRing(Map<String, TokenVerifier.Issuer> issuers, HttpClient client) {
        this.issuers = issuers;
        this.client = client;
        this.refresher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("issuer-keys").factory());
    }

    static KeyRing open(List<IssuerConfig> configs, InstantSource clock, KeySetListener listener) {
        var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var issuers = configs.stream().collect(Collectors.toUnmodifiableMap(IssuerConfig::name, config -> {
            var source = source(client, config.jwks());
            return new TokenVerifier.Issuer(config, new IssuerKeys(config.name(), source, clock, listener));
        }));
        var ring = new KeyRing(issuers, client);
        ring.refresh();
        ring.keepFresh();
        return ring;
    }

    private static KeySource source(HttpClient client, URI address) {
        return address.getScheme().equals("https")
                ? new HttpsKeySource(client, address)
                : new FileKeySource(Path.of(address));
    }

    private void keepFresh() {
        long seconds = BETWEEN_REFRESHES.toSeconds();
        var _ = refresher.scheduleWithFixedDelay(this::refresh, seconds, seconds, SECONDS);
    }

    Map<String, TokenVerifier.Issuer> issuers() {
        return issuers;
    }

    boolean ready() {
        return issuers.values().stream().allMatch(issuer -> issuer.keys().usable());
    }

    void refresh() {
        issuers.values().forEach(issuer -> issuer.keys().refresh());
    }

    @Override
    public void close() {
        var _ = refresher.shutdownNow();
        client.shutdownNow();
    }
}
