package dev.sallyport.engine.testkit.documentdb;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a session: any command of it that fails ends it, as MongoDB's do. Thread-safe.
 *
 * <p>It lives on one connection to the extension from its first command to its end.
 */
final class Transaction {
    private final long number;
    private final Backends backends;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Backend backend;
    private @Nullable Object client;
    private boolean isCommitted;

    /** What a command does on the connection of the transaction. */
    @FunctionalInterface
    interface Work {
        BsonDocument run(Backend backend) throws SQLException, WireFailure;
    }

    private Transaction(long number, Backends backends, Backend backend) {
        this.number = number;
        this.backends = backends;
        this.backend = backend;
    }

    static Transaction begin(long number, Backends backends) throws SQLException {
        Backend backend = backends.take();
        backend.begin();
        return new Transaction(number, backends, backend);
    }

    long number() {
        return number;
    }

    boolean isOpen() {
        lock.lock();
        try {
            return backend != null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether this client was the last to send a command of it. */
    boolean isOf(Object someone) {
        lock.lock();
        try {
            return someone.equals(client);
        } finally {
            lock.unlock();
        }
    }

    /** Runs a command of a client in it. */
    BsonDocument run(Object someone, Work work) throws SQLException, WireFailure {
        lock.lock();
        boolean isWell = false;
        try {
            client = someone;
            BsonDocument answer = work.run(open());
            isWell = !answer.containsKey("writeErrors");
            return answer;
        } finally {
            if (!isWell) {
                end();
            }
            lock.unlock();
        }
    }

    /** Done twice it is done once. */
    void commit() throws SQLException, WireFailure {
        lock.lock();
        try {
            if (!isCommitted) {
                open().commit();
                isCommitted = true;
                release();
            }
        } finally {
            end();
            lock.unlock();
        }
    }

    void abort() throws WireFailure {
        lock.lock();
        try {
            open();
        } finally {
            end();
            lock.unlock();
        }
    }

    /** Ends it without a word, unless it has ended. */
    void abandon() {
        lock.lock();
        try {
            end();
        } finally {
            lock.unlock();
        }
    }

    private Backend open() throws WireFailure {
        if (isCommitted) {
            throw new WireFailure(
                    ErrorCode.TRANSACTION_COMMITTED,
                    "Transaction with { txnNumber: " + number + " } has been committed.");
        }
        if (backend == null) {
            throw WireFailure.transientOne(
                    ErrorCode.NO_SUCH_TRANSACTION, "Transaction with { txnNumber: " + number + " } has been aborted.");
        }
        return backend;
    }

    private void end() {
        Backend open = backend;
        if (open != null) {
            try {
                open.rollback();
                release();
            } catch (SQLException e) {
                backend = null;
                backends.discard(open);
            }
        }
    }

    private void release() {
        Backend open = backend;
        backend = null;
        if (open != null) {
            backends.give(open);
        }
    }
}
