package dev.sallyport.engine.mongodb;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import dev.sallyport.engine.run.Session;
import java.time.Duration;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * A session for one operation, with one cursor or one transaction.
 *
 * <p>One thread runs; `cancel` and `abort` may come from any thread. The commands run on a thread of their own, because only so
 * the wait for a server that does not answer can be broken.
 */
final class MongoSession implements Session {
    private static final String ADMIN = "admin";
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final ClientSession session;
    private final MongoClient client;
    private final String database;
    private final MongoPool pool;
    private final Runnable whenClosed;
    private final Breakable waiting = new Breakable();
    private volatile boolean spoiled;

    MongoSession(ClientSession session, MongoClient client, String database, MongoPool pool, Runnable whenClosed) {
        this.session = session;
        this.client = client;
        this.database = database;
        this.pool = pool;
        this.whenClosed = whenClosed;
    }

    /**
     * Runs a command in the source's database.
     *
     * @return what the server answered, as it sent it, unless it answered that it failed
     */
    RawBsonDocument run(BsonDocument command) throws MongoFault {
        return run(database, command);
    }

    /** The same in the server's own database. */
    RawBsonDocument runAdmin(BsonDocument command) throws MongoFault {
        return run(ADMIN, command);
    }

    private RawBsonDocument run(String in, Bson command) throws MongoFault {
        try {
            return waiting.run(() -> client.getDatabase(in).runCommand(session, command, RawBsonDocument.class));
        } catch (MongoFault e) {
            if (e.code() == MongoFaults.AUTHENTICATION) {
                pool.renew(client);
            }
            throw e;
        }
    }

    /** The next command begins the transaction, with all that it reads from one moment. */
    void begin() {
        session.startTransaction(TransactionOptions.builder()
                .readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.SNAPSHOT)
                .writeConcern(WriteConcern.MAJORITY)
                .build());
    }

    void commit() throws MongoFault {
        var _ = waiting.run(() -> {
            session.commitTransaction();
            return true;
        });
    }

    @Override
    public void rollBack() {
        if (!session.hasActiveTransaction()) {
            return;
        }
        try {
            var _ = waiting.run(
                    () -> {
                        session.abortTransaction();
                        return true;
                    },
                    ENDING);
        } catch (MongoFault e) {
            spoil();
        }
    }

    /** Lets the server forget a cursor that was not read to its end. */
    void leave(String collection, long cursor) {
        try {
            BsonDocument kill = MongoCommands.named("killCursors", collection)
                    .append("cursors", new BsonArray(List.of(new BsonInt64(cursor))));
            var _ = waiting.run(
                    () -> client.getDatabase(database).runCommand(session, kill, RawBsonDocument.class), ENDING);
        } catch (MongoFault e) {
            spoil();
            kill();
        }
    }

    /** Asks the server to end what it runs; the session is not used again, because the request may come late. */
    @Override
    public void cancel() {
        spoil();
        kill();
    }

    /** Breaks the connection; who reads from it fails at once, and the server gives up what it runs. */
    @Override
    public void abort() {
        spoil();
        waiting.stop();
        kill();
    }

    /** Ends the operation, cursors and transaction of the session; its id is never given to another one. */
    private void kill() {
        BsonDocument kill = MongoCommands.killing(session.getServerSession().getIdentifier());
        try (MongoSession beyond = pool.beyond()) {
            var _ = beyond.waiting.run(
                    () -> client.getDatabase(ADMIN).runCommand(beyond.session, kill, RawBsonDocument.class), ENDING);
        } catch (MongoFault e) {
            spoil();
        }
    }

    @Override
    public void spoil() {
        spoiled = true;
    }

    @Override
    public void close() {
        try {
            if (spoiled) {
                session.getServerSession().markDirty();
            }
            var _ = new Breakable().run(this::end, ENDING);
        } catch (MongoFault e) {
            // the server ends a session that nobody uses by itself
            spoil();
        } finally {
            whenClosed.run();
        }
    }

    private boolean end() {
        session.close();
        return true;
    }
}
