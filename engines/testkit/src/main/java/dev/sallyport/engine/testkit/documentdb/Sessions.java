package dev.sallyport.engine.testkit.documentdb;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonBinary;
import org.jspecify.annotations.Nullable;

/** The last transaction of each session. Thread-safe, as far as one session is used by one client at a time. */
final class Sessions {
    private final Backends backends;
    private final Map<BsonBinary, Transaction> transactions = new ConcurrentHashMap<>();

    Sessions(Backends backends) {
        this.backends = backends;
    }

    /** The transaction that a command belongs to; the first command makes it. */
    Transaction of(Request request) throws SQLException, WireFailure {
        BsonBinary session = request.session()
                .orElseThrow(() -> new WireFailure(
                        ErrorCode.FAILED_TO_PARSE, "Transaction number requires a session ID to also be specified"));
        long number = request.transactionNumber()
                .orElseThrow(() ->
                        new WireFailure(ErrorCode.FAILED_TO_PARSE, "'autocommit' field requires a transaction number"));
        Transaction last = transactions.get(session);
        if (last != null && last.number() > number) {
            throw new WireFailure(
                    ErrorCode.TRANSACTION_TOO_OLD,
                    "Cannot start transaction " + number + " because a newer one has already started");
        }
        return request.startsTransaction() ? begin(session, number, last) : known(number, last);
    }

    private Transaction begin(BsonBinary session, long number, @Nullable Transaction last)
            throws SQLException, WireFailure {
        if (last != null && last.number() == number) {
            throw new WireFailure(ErrorCode.CONFLICTING_OPERATION, "Cannot start transaction " + number + " again");
        }
        if (last != null) {
            last.abandon();
        }
        Transaction transaction = Transaction.begin(number, backends);
        transactions.put(session, transaction);
        return transaction;
    }

    private static Transaction known(long number, @Nullable Transaction last) throws WireFailure {
        if (last == null || last.number() != number) {
            throw WireFailure.transientOne(
                    ErrorCode.NO_SUCH_TRANSACTION,
                    "Given transaction number " + number + " does not match any in-progress transactions");
        }
        return last;
    }

    /** Forgets a session, and ends what it has open. */
    void end(BsonBinary session) {
        Transaction transaction = transactions.remove(session);
        if (transaction != null) {
            transaction.abandon();
        }
    }

    /** Ends the transactions of a client that went away. */
    void abandon(Object client) {
        transactions.values().stream()
                .filter(transaction -> transaction.isOf(client))
                .forEach(Transaction::abandon);
    }

    long open() {
        return transactions.values().stream().filter(Transaction::isOpen).count();
    }
}
