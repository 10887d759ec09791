package dev.sallyport.engine.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.sallyport.engine.SourceSettings.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a server is, and whom it lets in. */
@OnServers(ServerKind.DOCUMENTDB)
final class DocumentDbServerIT {
    private final DocumentDatabase own;
    private final MongoDatabase database;
    private final MongoCollection<Document> notes;

    DocumentDbServerIT(DocumentDatabase own) {
        this.own = own;
        this.database = own.database();
        this.notes = database.getCollection("notes");
    }

    @BeforeEach
    void empty() {
        database.drop();
    }

    @Test
    void productIsNotTakenForAnother() {
        assertThat(DocumentServer.product(own.server().owner())).startsWith("DocumentDB 1.");
    }

    @Test
    void fixtureIsLoaded() throws IOException {
        own.load(Cases.file("bypass/mongo.json"));

        assertThat(database.getCollection("users").countDocuments()).isEqualTo(4);
        assertThat(database.getCollection("audit_log").countDocuments()).isZero();
    }

    @Test
    void whoSaysNothingOfTheWireIsHungUpOn() throws IOException {
        for (byte[] nonsense :
                List.of(new byte[] {1, 0, 0, 0}, "GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII), new byte[64])) {
            try (Socket socket = new Socket(own.host(), own.port())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream().write(nonsense);
                socket.shutdownOutput();
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThat(DocumentServer.product(own.server().owner())).startsWith("DocumentDB");
    }

    @Test
    void encryptedConnectionsAreVerified() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        assertThat(catchThrowableOfType(MongoException.class, () -> productKnowing(SSLContext.getDefault())))
                .isNotNull();

        try (InputStream in =
                Files.newInputStream(Path.of(((Tls.Verified) own.server().tls()).authorities()))) {
            known.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        assertThat(productKnowing(context)).startsWith("DocumentDB");
    }

    private String productKnowing(SSLContext context) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(own.server().connectionString()))
                .applyToSslSettings(tls -> tls.enabled(true).context(context))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            return DocumentServer.product(client);
        }
    }

    @Test
    void userIsWhoProvesThePassword() {
        own.createUser("reader", "right", "read");
        notes.insertOne(Document.parse("{_id: 1}"));

        assertThat(catchThrowableOfType(MongoException.class, () -> readAs("reader", "wrong")))
                .isInstanceOf(MongoSecurityException.class);
        assertThat(readAs("reader", "right")).isEqualTo(1);
    }

    @Test
    void readerWritesNothing() {
        own.createUser("other", "right", "read");

        try (MongoClient client = as("other", "right")) {
            assertThat(catchThrowableOfType(
                                    MongoException.class,
                                    () -> client.getDatabase(own.name())
                                            .getCollection("notes")
                                            .insertOne(new Document()))
                            .getCode())
                    .isEqualTo(13);
        }
    }

    private long readAs(String user, String password) {
        try (MongoClient client = as(user, password)) {
            return client.getDatabase(own.name()).getCollection("notes").countDocuments();
        }
    }

    private MongoClient as(String user, String password) {
        return MongoClients.create("mongodb://" + user + ":" + password + "@"
                + own.server().address() + "/?retryWrites=false&authSource=" + own.name());
    }
}
