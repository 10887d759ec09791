package dev.sallyport.engine.mongodb;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.MongoClient;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.run.SourceFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The connections of one source and one credential: so many sessions at once, and a few connections beyond them to end what runs. */
final class MongoPool implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Semaphore free;
    private final MongoConnections connections;
    private final String database;

    private MongoPool(SourceSettings settings, MongoConnections connections) {
        this.free = new Semaphore(settings.connections(), true);
        this.connections = connections;
        this.database = settings.database();
    }

    /**
     * Makes the pool; connects when it is first asked for a session.
     *
     * @throws IllegalArgumentException when the address is wrong, or needs a protection that it does not get
     */
    static MongoPool of(SourceSettings settings) {
        return new MongoPool(settings, new MongoConnections(settings));
    }

    /** A session of one's own. */
    MongoSession session() throws EngineFailure {
        acquire();
        boolean given = false;
        try {
            MongoSession session = begin(free::release);
            given = true;
            return session;
        } catch (MongoFault e) {
            throw MongoErrors.failure(e);
        } finally {
            if (!given) {
                free.release();
            }
        }
    }

    /** One beyond the limit, for a moment: to look, or to end what another one runs. */
    MongoSession beyond() throws MongoFault {
        return begin(() -> {});
    }

    private MongoSession begin(Runnable whenClosed) throws MongoFault {
        MongoClient client = connections.client();
        try {
            ClientSessionOptions options =
                    ClientSessionOptions.builder().causallyConsistent(false).build();
            return new MongoSession(client.startSession(options), client, database, this, whenClosed);
        } catch (RuntimeException e) {
            throw MongoFaults.of(e);
        }
    }

    private void acquire() throws EngineFailure {
        try {
            if (!free.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw SourceFailure.busy("BUSY");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SourceFailure.busy("INTERRUPTED");
        }
    }

    /** The credential was not taken: the next session asks for it anew. */
    void renew(MongoClient refused) {
        connections.renew(refused);
    }

    @Override
    public void close() {
        connections.close();
    }
}
