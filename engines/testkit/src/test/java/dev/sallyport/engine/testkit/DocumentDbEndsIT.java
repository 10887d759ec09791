package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How commands end that take long, on DocumentDB behind our bridge. */
@OnServers(ServerKind.DOCUMENTDB)
@Timeout(30)
final class DocumentDbEndsIT {
    private static final String SLOW = "{aggregate: 'notes', comment: '%s', cursor: {}, pipeline: [{$match: {_id: 1}},"
            + " {$project: {n: {$range: [0, 3000000]}}}, {$unwind: '$n'}, {$group: {_id: {$mod: ['$n', 100000]}}}]}";

    private final DocumentDatabase own;
    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<Document> notes;

    DocumentDbEndsIT(DocumentDatabase own) {
        this.own = own;
        this.client = own.server().owner();
        this.database = own.database();
        this.notes = database.getCollection("notes");
    }

    @BeforeEach
    void fill() {
        database.drop();
        notes.insertMany(List.of(Document.parse("{_id: 1, n: 0}"), Document.parse("{_id: 2, n: 0}")));
    }

    @Test
    void timeLimitEndsACommand() {
        MongoException failure = catchThrowableOfType(MongoException.class, () -> run(limited(100)));

        assertThat(failure.getCode()).isEqualTo(50);
    }

    @Test
    void commandIsEndedFromOutside() throws Exception {
        Future<MongoException> failure = inBackground(() -> run(SLOW.formatted("mine")));
        await(() -> !running("mine").isEmpty());

        admin(new Document("killOp", 1).append("op", running("mine").getFirst().getInteger("opid")));

        assertThat(failure.get().getCode()).isEqualTo(11601);
        assertThat(running("mine")).isEmpty();
    }

    @Test
    void sessionIsEndedFromOutside() throws Exception {
        try (ClientSession session = client.startSession()) {
            Future<MongoException> failure =
                    inBackground(() -> database.runCommand(session, BsonDocument.parse(SLOW.formatted("its"))));
            await(() -> !running("its").isEmpty());

            admin(new Document(
                    "killSessions", List.of(session.getServerSession().getIdentifier())));

            assertThat(failure.get().getCode()).isEqualTo(11601);
        }
    }

    @Test
    void commandOfAClientThatGoesAwayEnds() throws IOException {
        try (Socket socket = new Socket(own.host(), own.port())) {
            socket.getOutputStream()
                    .write(message(
                            BsonDocument.parse(SLOW.formatted("gone")).append("$db", new BsonString(own.name()))));
            await(() -> !running("gone").isEmpty());
        }

        Instant gone = Instant.now();
        await(() -> running("gone").isEmpty());
        assertThat(Duration.between(gone, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    /** A driver goes away only when its commands are done; this is a command on the wire. */
    private static byte[] message(BsonDocument command) {
        ByteBuffer bytes = new RawBsonDocument(command, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        int length = 21 + bytes.remaining();
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        return message.putInt(length)
                .putInt(1)
                .putInt(0)
                .putInt(2013)
                .putInt(0)
                .put((byte) 0)
                .put(bytes)
                .array();
    }

    private static String limited(int milliseconds) {
        String slow = SLOW.formatted("limited");
        return slow.substring(0, slow.length() - 1) + ", maxTimeMS: " + milliseconds + "}";
    }

    private Document run(String command) {
        return database.runCommand(BsonDocument.parse(command));
    }

    private Document admin(Document command) {
        return client.getDatabase("admin").runCommand(command);
    }

    private List<Document> running(String comment) {
        return admin(new Document("currentOp", 1).append("command.comment", comment))
                .getList("inprog", Document.class);
    }

    private static Future<MongoException> inBackground(Callable<Document> command) {
        FutureTask<MongoException> task =
                new FutureTask<>(() -> catchThrowableOfType(MongoException.class, command::call));
        Thread.startVirtualThread(task);
        return task;
    }

    private static void await(Callable<Boolean> condition) {
        try {
            while (!condition.call()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
