package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.sallyport.engine.SourceSettings.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.bson.internal.UuidHelper;

/** What tests of MongoDB's engine rely on DocumentDB and our bridge for. */
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
    void documentsAreWrittenAndRead() {
        notes.insertOne(Document.parse("{_id: 1, a: {b: 2}, 'x.y': 3}"));
        notes.updateOne(Document.parse("{_id: 1}"), Document.parse("{$set: {'a.c': 4}}"));

        assertThat(notes.find().first()).isEqualTo(Document.parse("{_id: 1, a: {b: 2, c: 4}, 'x.y': 3}"));
        assertThat(notes.deleteMany(new Document()).getDeletedCount()).isEqualTo(1);
    }

    @Test
    void expressionsReachIntoNestedArrays() {
        notes.insertOne(Document.parse("{_id: 1, cards: [[{no: 'a', exp: 1}], [{no: 'b', exp: 2}]]}"));

        assertThat(notes.aggregate(List.of(
                                Document.parse("{$set: {cards: {$map: {input: '$cards', as: 'o', in: {$map: {input: '$$o',"
                                        + " as: 'i', in: {$mergeObjects: ['$$i', {no: '***'}]}}}}}}}"),
                                Document.parse("{$project: {_id: 0, cards: 1, n: {$size: '$cards'}}}")))
                        .first())
                .isEqualTo(Document.parse("{cards: [[{no: '***', exp: 1}], [{no: '***', exp: 2}]], n: 2}"));
    }

    @Test
    void duplicateKeyIsTold() {
        notes.insertOne(Document.parse("{_id: 1}"));

        MongoWriteException failure = catchThrowableOfType(
                MongoWriteException.class, () -> notes.insertOne(Document.parse("{_id: 1}")));

        assertThat(failure.getCode()).isEqualTo(11000);
    }

    @Test
    void cursorsGoOnOverSeveralBatchesInOrder() {
        fill(500);

        List<Integer> seen = new ArrayList<>();
        notes.find().sort(Document.parse("{_id: -1}")).batchSize(64).forEach(note -> seen.add(note.getInteger("_id")));

        assertThat(seen).hasSize(500).startsWith(499, 498).endsWith(1, 0);
        assertThat(openCursors()).isZero();
    }

    @Test
    void cursorThatIsClosedIsFreed() {
        fill(500);
        try (var cursor = notes.find().sort(Document.parse("{_id: -1}")).batchSize(2).iterator()) {
            cursor.next();
            assertThat(openCursors()).isEqualTo(1);
        }

        assertThat(openCursors()).isZero();
    }

    @Test
    void cursorIsOfItsCollectionAndItsSession() {
        fill(10);
        try (ClientSession one = own.server().owner().startSession();
                ClientSession other = own.server().owner().startSession()) {
            long id = database.runCommand(one, Document.parse("{find: 'notes', batchSize: 2}"))
                    .get("cursor", Document.class)
                    .getLong("id");

            assertThat(failure(other, "{getMore: {$numberLong: '%d'}, collection: 'notes'}", id).getCode())
                    .isEqualTo(50738);
            assertThat(failure(one, "{getMore: {$numberLong: '%d'}, collection: 'others'}", id).getCode())
                    .isEqualTo(13);
            own.run("{killCursors: 'notes', cursors: [{$numberLong: '%d'}]}".formatted(id));
        }
    }

    @Test
    void listOfCollectionsTellsWhichOneItIs() {
        notes.insertOne(Document.parse("{_id: 1}"));
        UUID first = uuid();
        notes.drop();
        notes.insertOne(Document.parse("{_id: 1}"));

        assertThat(uuid()).isNotEqualTo(first);
    }

    @Test
    void aggregationOfAnotherCollectionOfThatNameIsRefused() {
        notes.insertOne(Document.parse("{_id: 1}"));

        assertThat(failure(
                                "{aggregate: 'notes', pipeline: [], cursor: {}, collectionUUID: {$uuid: '%s'}}",
                                UUID.randomUUID())
                        .getErrorCodeName())
                .isEqualTo("CollectionUUIDMismatch");
        own.run("{aggregate: 'notes', pipeline: [], cursor: {}, collectionUUID: {$uuid: '%s'}}".formatted(uuid()));
    }

    @Test
    void viewsAreReadAndNotWritten() {
        notes.insertOne(Document.parse("{_id: 1, ssn: 'x', name: 'n'}"));
        database.createView("names", "notes", List.of(Document.parse("{$project: {taxRef: '$ssn'}}")));

        assertThat(database.getCollection("names").find().first()).isEqualTo(Document.parse("{_id: 1, taxRef: 'x'}"));
        assertThat(failure("{insert: 'names', documents: [{_id: 2}]}").getErrorCodeName())
                .isEqualTo("CommandNotSupportedOnView");
    }

    @Test
    void validatorsHold() {
        own.run("{create: 'notes', validator: {$jsonSchema: {required: ['a'], properties: {a: {bsonType: 'int'}}}}}");

        MongoWriteException failure = catchThrowableOfType(
                MongoWriteException.class, () -> notes.insertOne(Document.parse("{_id: 1}")));

        assertThat(failure.getCode()).isEqualTo(121);
    }

    @Test
    void collationIsFollowed() {
        notes.insertOne(Document.parse("{_id: 1, a: 'Stra\u00dfe'}"));

        Document found = database.runCommand(Document.parse(
                "{find: 'notes', filter: {a: 'STRASSE'}, collation: {locale: 'de', strength: 1}}"));

        assertThat(found.get("cursor", Document.class).getList("firstBatch", Document.class))
                .hasSize(1);
    }

    @Test
    void indexIsThereWhenTheCommandIsAnswered() {
        notes.createIndex(Document.parse("{a: 1}"));
        own.run("{createIndexes: 'notes', indexes: [{key: {b: 1}, name: 'b_1', unique: true}]}");

        assertThat(notes.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>()))
                .containsExactly("_id_", "a_1", "b_1");
    }

    @Test
    void explanationTellsTheIndex() {
        fill(500);
        notes.createIndex(Document.parse("{text: 1}"));

        assertThat(plan("{text: 'x'}")).contains("IXSCAN", "text_1").doesNotContain("COLLSCAN");
        assertThat(plan("{other: 'x'}")).contains("COLLSCAN").doesNotContain("IXSCAN");
    }

    private String plan(String match) {
        return database.runCommand(Document.parse("{explain: {aggregate: 'notes', pipeline: [{$match: " + match
                        + "}], cursor: {}}, verbosity: 'queryPlanner'}"))
                .toString();
    }

    @Test
    void encryptedConnectionsAreVerified() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        assertThat(catchThrowableOfType(MongoException.class, () -> productKnowing(SSLContext.getDefault())))
                .isNotNull();

        try (InputStream in = Files.newInputStream(Path.of(((Tls.Verified) own.server().tls()).authorities()))) {
            known.setCertificateEntry("own", CertificateFactory.getInstance("X.509").generateCertificate(in));
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
        return MongoClients.create("mongodb://" + user + ":" + password + "@" + own.server().address()
                + "/?retryWrites=false&authSource=" + own.name());
    }

    @Test
    void fixtureIsLoaded() throws IOException {
        own.load(Cases.file("bypass/mongo.json"));

        assertThat(database.getCollection("users").countDocuments()).isEqualTo(4);
        assertThat(database.getCollection("audit_log").countDocuments()).isZero();
    }

    @Test
    void whatWouldBeLeftOutIsRefused() {
        assertThat(failure("{find: 'notes', min: {a: 1}, hint: {a: 1}}").getErrorCodeName())
                .isEqualTo("CommandNotSupported");
        assertThat(failure("{find: 'notes', readConcern: {level: 'none'}}").getErrorCodeName())
                .isEqualTo("FailedToParse");
        assertThat(failure("{nothing: 1}").getErrorCodeName()).isEqualTo("CommandNotFound");
    }

    private void fill(int count) {
        notes.insertMany(IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", i).append("text", "t".repeat(100)))
                .toList());
    }

    private UUID uuid() {
        Binary uuid = database.listCollections().first().get("info", Document.class).get("uuid", Binary.class);
        return UuidHelper.decodeBinaryToUuid(uuid.getData(), uuid.getType(), UuidRepresentation.STANDARD);
    }

    private long openCursors() {
        return database.runCommand(new Document("serverStatus", 1))
                .get("metrics", Document.class)
                .get("cursor", Document.class)
                .get("open", Document.class)
                .getLong("total");
    }

    private MongoCommandException failure(String command, Object... values) {
        return catchThrowableOfType(
                MongoCommandException.class, () -> database.runCommand(BsonDocument.parse(command.formatted(values))));
    }

    private MongoException failure(ClientSession session, String command, Object... values) {
        return catchThrowableOfType(
                MongoException.class, () -> database.runCommand(session, Document.parse(command.formatted(values))));
    }
}
