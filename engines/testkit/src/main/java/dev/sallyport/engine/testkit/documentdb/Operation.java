package dev.sallyport.engine.testkit.documentdb;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A command that is running, and that others may end. Thread-safe. */
final class Operation {
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final int id;
    private final Request request;
    private final Object client;
    private final Instant start = Instant.now();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Instant end;
    private @Nullable PGConnection running;
    private @Nullable ErrorCode killed;

    Operation(int id, Request request, Object client) {
        this.id = id;
        this.request = request;
        this.client = client;
        endIn(request.maxTime());
    }

    /** Gives it a time that it has left, in milliseconds; zero takes nothing away. */
    void endIn(long time) {
        if (time > 0) {
            end = Instant.now().plusMillis(time);
        }
    }

    /** In milliseconds, at least one; zero is without end. */
    long timeLeft() {
        Instant last = end;
        return last == null
                ? 0
                : Math.max(1, Duration.between(Instant.now(), last).toMillis());
    }

    Request request() {
        return request;
    }

    /** Who asked for it, to know it again. */
    Object client() {
        return client;
    }

    int id() {
        return id;
    }

    /** A question begins on a connection, unless the operation has been ended. */
    void runs(PGConnection connection) throws WireFailure {
        lock.lock();
        try {
            if (killed != null) {
                throw failure(killed);
            }
            running = connection;
        } finally {
            lock.unlock();
        }
    }

    /** The connection is another's from now on. */
    void rests() {
        lock.lock();
        try {
            running = null;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it with a code, and the question to the database with it. */
    void kill(ErrorCode code) {
        lock.lock();
        try {
            killed = code;
        } finally {
            lock.unlock();
        }
        Thread.startVirtualThread(this::cancel);
    }

    /** Again and again, for a request to end what has not begun is forgotten. */
    private void cancel() {
        while (cancelOnce()) {
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private boolean cancelOnce() {
        lock.lock();
        try {
            PGConnection connection = running;
            if (connection == null) {
                return false;
            }
            connection.cancelQuery();
            return true;
        } catch (SQLException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Why it was ended from outside, if it was. */
    Optional<WireFailure> killed() {
        lock.lock();
        try {
            return Optional.ofNullable(killed).map(Operation::failure);
        } finally {
            lock.unlock();
        }
    }

    private static WireFailure failure(ErrorCode code) {
        return new WireFailure(code, "operation was interrupted");
    }

    /** As in the answer to `currentOp`. */
    BsonDocument document() {
        BsonDocument document = new BsonDocument("type", Bson.value("op"))
                .append("opid", Bson.value(id))
                .append("active", Bson.value(true))
                .append("op", Bson.value(request.name().equals("getMore") ? "getmore" : "command"))
                .append("ns", Bson.value(request.namespace()))
                .append("command", request.command())
                .append(
                        "microsecs_running",
                        Bson.value(Duration.between(start, Instant.now()).toNanos() / 1000));
        request.document("lsid").ifPresent(lsid -> document.append("lsid", lsid));
        return document;
    }
}
