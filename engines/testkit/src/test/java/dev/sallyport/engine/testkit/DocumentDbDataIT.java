package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.internal.UuidHelper;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tests of MongoDB's engine rely on DocumentDB and our bridge for. */
@OnServers(ServerKind.DOCUMENTDB)
final class DocumentDbDataIT {
    private final DocumentDatabase own;
    private final MongoDatabase database;
    private final MongoCollection<Document> notes;

    DocumentDbDataIT(DocumentDatabase own) {
        this.own = own;
        this.database = own.database();
        this.notes = database.getCollection("notes");
    }

    @BeforeEach
    void empty() {
        database.drop();
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
                                Document.parse(
                                        "{$set: {cards: {$map: {input: '$cards', as: 'o', in: {$map: {input: '$$o',"
                                                + " as: 'i', in: {$mergeObjects: ['$$i', {no: '***'}]}}}}}}}"),
                                Document.parse("{$project: {_id: 0, cards: 1, n: {$size: '$cards'}}}")))
                        .first())
                .isEqualTo(Document.parse("{cards: [[{no: '***', exp: 1}], [{no: '***', exp: 2}]], n: 2}"));
    }

    @Test
    void duplicateKeyIsTold() {
        notes.insertOne(Document.parse("{_id: 1}"));

        MongoWriteException failure =
                catchThrowableOfType(MongoWriteException.class, () -> notes.insertOne(Document.parse("{_id: 1}")));

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
        try (var cursor =
                notes.find().sort(Document.parse("{_id: -1}")).batchSize(2).iterator()) {
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

            assertThat(failure(other, "{getMore: {$numberLong: '%d'}, collection: 'notes'}".formatted(id))
                            .getCode())
                    .isEqualTo(50738);
            assertThat(failure(one, "{getMore: {$numberLong: '%d'}, collection: 'others'}".formatted(id))
                            .getCode())
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

        assertThat(failure("{aggregate: 'notes', pipeline: [], cursor: {}, collectionUUID: {$uuid: '%s'}}"
                                .formatted(UUID.randomUUID()))
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

        MongoWriteException failure =
                catchThrowableOfType(MongoWriteException.class, () -> notes.insertOne(Document.parse("{_id: 1}")));

        assertThat(failure.getCode()).isEqualTo(121);
    }

    @Test
    void collationIsFollowed() {
        notes.insertOne(Document.parse("{_id: 1, a: 'Stra\u00dfe'}"));

        Document found = database.runCommand(
                Document.parse("{find: 'notes', filter: {a: 'STRASSE'}, collation: {locale: 'de', strength: 1}}"));

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

    private void fill(int count) {
        notes.insertMany(IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", i).append("text", "t".repeat(100)))
                .toList());
    }

    private UUID uuid() {
        Binary uuid =
                database.listCollections().first().get("info", Document.class).get("uuid", Binary.class);
        return UuidHelper.decodeBinaryToUuid(uuid.getData(), uuid.getType(), UuidRepresentation.STANDARD);
    }

    private long openCursors() {
        return database.runCommand(new Document("serverStatus", 1))
                .get("metrics", Document.class)
                .get("cursor", Document.class)
                .get("open", Document.class)
                .getLong("total");
    }

    private MongoCommandException failure(String command) {
        return catchThrowableOfType(
                MongoCommandException.class, () -> database.runCommand(BsonDocument.parse(command)));
    }

    private MongoException failure(ClientSession session, String command) {
        return catchThrowableOfType(MongoException.class, () -> database.runCommand(session, Document.parse(command)));
    }
}
