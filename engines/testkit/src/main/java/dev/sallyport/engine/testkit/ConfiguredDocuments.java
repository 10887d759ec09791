package dev.sallyport.engine.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.sallyport.engine.SourceSettings.Tls;
import java.util.Optional;

/**
 * A server of documents that the environment names: `SALLYPORT_TEST_MONGODB_URL` is the connection string of its owner,
 * and `SALLYPORT_TEST_MONGODB_AUTHORITIES` the file of authorities for its certificate.
 */
final class ConfiguredDocuments {
    private static final String URL = "SALLYPORT_TEST_MONGODB_URL";
    private static final String AUTHORITIES = "SALLYPORT_TEST_MONGODB_AUTHORITIES";

    private ConfiguredDocuments() {}

    /** The configured server, when there is one of this kind. */
    static Optional<DocumentServer> find(ServerKind kind) {
        return Optional.ofNullable(System.getenv(URL))
                .filter(url -> kind.is(product(url)))
                .map(url -> at(kind, url));
    }

    private static String product(String url) {
        try (MongoClient client = MongoClients.create(url)) {
            return DocumentServer.product(client);
        }
    }

    private static DocumentServer at(ServerKind kind, String url) {
        Tls tls = Optional.ofNullable(System.getenv(AUTHORITIES))
                .<Tls>map(Tls.Verified::new)
                .orElseGet(Tls.Off::new);
        String address = new ConnectionString(url).getHosts().getFirst();
        return new DocumentServer(kind, address, url, tls, () -> {});
    }
}
