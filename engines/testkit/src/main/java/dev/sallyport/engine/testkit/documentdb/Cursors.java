package dev.sallyport.engine.testkit.documentdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** The cursors that are open, each owned by its session. Thread-safe. */
final class Cursors {
    private static final String MORE = "select cursorpage, continuation from documentdb_api.cursor_get_more(?,"
            + " ?::documentdb_core.bson, ?::documentdb_core.bson)";

    private final Backends backends;
    private final Map<Long, OpenCursor> open = new ConcurrentHashMap<>();
    private final Map<Long, Operation> used = new ConcurrentHashMap<>();

    Cursors(Backends backends) {
        this.backends = backends;
    }

    /**
     * A batch.
     *
     * @param continuation none when it is the last one
     */
    private record Page(RawBsonDocument document, @Nullable String continuation, boolean isHeld, long id) {}

    /** Opens one outside of transactions: it keeps its connection where the extension says that it must. */
    BsonDocument open(Operation operation, String function) throws SQLException, WireFailure {
        Backend backend = backends.take();
        boolean isHeld = false;
        try {
            Page page = first(operation, backend, function);
            isHeld = page.isHeld() && page.continuation() != null;
            keep(operation, page, isHeld ? backend : null);
            return page.document();
        } finally {
            if (!isHeld) {
                backends.give(backend);
            }
        }
    }

    /** Opens one on the connection of a transaction. */
    BsonDocument openIn(Backend transaction, Operation operation, String function) throws SQLException, WireFailure {
        Page page = first(operation, transaction, function);
        keep(operation, page, null);
        return page.document();
    }

    private static Page first(Operation operation, Backend backend, String function) throws SQLException, WireFailure {
        String question = "select cursorpage, continuation, persistconnection, cursorid from documentdb_api." + function
                + "(?, ?::documentdb_core.bson, 0)";
        Request request = operation.request();
        return backend.row(
                operation,
                question,
                result -> new Page(document(result), result.getString(2), result.getBoolean(3), result.getLong(4)),
                request.database(),
                request.spec());
    }

    private static RawBsonDocument document(ResultSet result) throws SQLException {
        return new RawBsonDocument(Bson.parse(result.getString(1)));
    }

    private void keep(Operation operation, Page page, @Nullable Backend backend) {
        String continuation = page.continuation();
        if (continuation != null) {
            Request request = operation.request();
            String namespace =
                    page.document().getDocument("cursor").getString("ns").getValue();
            open.put(
                    page.id(),
                    new OpenCursor(
                            page.id(), namespace, request.session(), backend, continuation, operation.timeLeft()));
        }
    }

    /** The next batch; a cursor that fails is gone. */
    BsonDocument more(Operation operation, @Nullable Backend transaction) throws SQLException, WireFailure {
        OpenCursor cursor = take(operation);
        operation.endIn(cursor.timeLeft());
        Backend own = cursor.backend();
        Backend backend = transaction != null ? transaction : own != null ? own : backends.take();
        boolean isHeld = backend.equals(transaction);
        used.put(cursor.id(), operation);
        try {
            Page page = backend.row(
                    operation,
                    MORE,
                    result -> new Page(document(result), result.getString(2), own != null, cursor.id()),
                    operation.request().database(),
                    operation.request().spec(),
                    cursor.continuation());
            String continuation = page.continuation();
            if (continuation != null) {
                open.put(cursor.id(), cursor.goesOn(continuation, operation.timeLeft()));
                isHeld |= own != null;
            }
            return page.document();
        } finally {
            used.remove(cursor.id());
            if (!isHeld) {
                backends.giveClean(backend);
            }
        }
    }

    private OpenCursor take(Operation operation) throws WireFailure {
        Request request = operation.request();
        long id = request.number("getMore").orElse(0L);
        OpenCursor cursor = open.get(id);
        if (cursor == null) {
            throw new WireFailure(ErrorCode.CURSOR_NOT_FOUND, "cursor id " + id + " not found");
        }
        String namespace = request.database() + "." + request.text("collection").orElse("");
        if (!namespace.equals(cursor.namespace())) {
            throw new WireFailure(
                    ErrorCode.UNAUTHORIZED,
                    "Requested getMore on namespace '" + namespace + "', but cursor belongs to a different namespace");
        }
        if (!request.session().equals(cursor.session())) {
            throw new WireFailure(
                    ErrorCode.CURSOR_OF_ANOTHER_SESSION, "cursor " + id + " was not created in this session");
        }
        if (!open.remove(id, cursor)) {
            throw new WireFailure(ErrorCode.CURSOR_NOT_FOUND, "cursor id " + id + " not found");
        }
        return cursor;
    }

    /** What the answer to `killCursors` says. */
    BsonDocument kill(List<BsonValue> ids) {
        List<BsonValue> killed = new ArrayList<>();
        List<BsonValue> unknown = new ArrayList<>();
        for (BsonValue id : ids) {
            (kill(id.asNumber().longValue()) ? killed : unknown).add(id);
        }
        return new BsonDocument("cursorsKilled", new BsonArray(killed))
                .append("cursorsNotFound", new BsonArray(unknown))
                .append("cursorsAlive", new BsonArray())
                .append("cursorsUnknown", new BsonArray());
    }

    private boolean kill(long id) {
        OpenCursor cursor = open.remove(id);
        Operation user = used.get(id);
        if (user != null) {
            user.kill(ErrorCode.CURSOR_KILLED);
        }
        if (cursor != null) {
            Backend backend = cursor.backend();
            if (backend != null) {
                backends.giveClean(backend);
            }
        }
        return cursor != null || user != null;
    }

    void end(BsonBinary session) {
        killThose(cursor -> cursor.session().filter(session::equals).isPresent());
    }

    void close() {
        killThose(_ -> true);
    }

    private void killThose(Predicate<OpenCursor> which) {
        open.values().stream().filter(which).map(OpenCursor::id).toList().forEach(this::kill);
    }

    BsonInt64 count() {
        return new BsonInt64(open.size() + used.size());
    }
}
