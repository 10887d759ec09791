package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions that tests of MongoDB's engine rely on DocumentDB and our bridge for. */
@OnServers(ServerKind.DOCUMENTDB)
@Timeout(30)
final class DocumentDbSessionsIT {
    private final DocumentDatabase own;
    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<Document> notes;

    DocumentDbSessionsIT(DocumentDatabase own) {
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
    void whatIsAbortedWasNeverThere() {
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            notes.insertOne(session, Document.parse("{_id: 3}"));
            session.abortTransaction();
        }

        assertThat(notes.countDocuments()).isEqualTo(2);
    }

    @Test
    void whatIsCommittedIsSeenFromThenOn() {
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            notes.insertOne(session, Document.parse("{_id: 3}"));
            assertThat(notes.countDocuments()).isEqualTo(2);
            session.commitTransaction();
            session.commitTransaction();
        }

        assertThat(notes.countDocuments()).isEqualTo(3);
    }

    @Test
    void transactionSeesOneMoment() {
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            assertThat(notes.countDocuments(session)).isEqualTo(2);
            notes.insertOne(Document.parse("{_id: 3}"));

            assertThat(notes.countDocuments(session)).isEqualTo(2);
            session.abortTransaction();
        }
    }

    @Test
    void transactionThatChangesWhatAnotherChangedIsAConflict() {
        try (ClientSession one = client.startSession();
                ClientSession other = client.startSession()) {
            one.startTransaction();
            other.startTransaction();
            increment(one);

            MongoException failure = catchThrowableOfType(MongoException.class, () -> increment(other));

            assertThat(failure.getCode()).isEqualTo(112);
            assertThat(failure.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL))
                    .isTrue();
            one.commitTransaction();
        }
        assertThat(notes.find(Document.parse("{_id: 1}")).first().getInteger("n"))
                .isEqualTo(1);
    }

    @Test
    void transactionThatChangesWhatWasChangedSinceItBeganIsAConflict() {
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            notes.countDocuments(session);
            notes.updateOne(Document.parse("{_id: 1}"), Document.parse("{$inc: {n: 1}}"));

            assertThat(catchThrowableOfType(MongoException.class, () -> increment(session))
                            .getCode())
                    .isEqualTo(112);
        }
    }

    @Test
    void anyFailureEndsItsTransaction() {
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            notes.insertOne(session, Document.parse("{_id: 3}"));
            assertThat(catchThrowableOfType(
                                    MongoException.class, () -> notes.insertOne(session, Document.parse("{_id: 1}")))
                            .getCode())
                    .isEqualTo(11000);

            assertThat(catchThrowableOfType(MongoException.class, session::commitTransaction)
                            .getCode())
                    .isEqualTo(251);
        }
        assertThat(notes.countDocuments()).isEqualTo(2);
    }

    @Test
    void clientThatGoesAwayTakesItsTransactionWithIt() {
        try (MongoClient other = MongoClients.create(own.server().connectionString())) {
            ClientSession session = other.startSession();
            session.startTransaction();
            other.getDatabase(own.name())
                    .getCollection("notes")
                    .updateOne(session, Document.parse("{_id: 1}"), Document.parse("{$inc: {n: 1}}"));
            assertThat(openTransactions()).isEqualTo(1);
        }

        await(() -> openTransactions() == 0);
        assertThat(notes.find(Document.parse("{_id: 1}")).first().getInteger("n"))
                .isZero();
    }

    private void increment(ClientSession session) {
        notes.updateOne(session, Document.parse("{_id: 1}"), Document.parse("{$inc: {n: 1}}"));
    }

    private Document admin(Document command) {
        return client.getDatabase("admin").runCommand(command);
    }

    private long openTransactions() {
        return admin(new Document("serverStatus", 1))
                .get("transactions", Document.class)
                .getLong("currentOpen");
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
