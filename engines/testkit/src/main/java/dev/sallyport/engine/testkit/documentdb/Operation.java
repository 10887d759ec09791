package dev.sallyport.engine.testkit.documentdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A command that is running, and that others may end. Thread-safe. */
final class Operation {
    private final int id;
    private final Request request;
    private final Object client;
    private final Instant start = Instant.now();
    private @Nullable Instant end;
    private @Nullable Statement running;
    private @Nullable ErrorCode killed;

    Operation(int id, Request request, Object client) {
        this.id = id;
        this.request = request;
        this.client = client;
        endIn(request.maxTime());
    }

    /** Gives it a time that it has left, in milliseconds; zero takes nothing away. */
    synchronized void endIn(long time) {
        if (time > 0) {
            end = Instant.now().plusMillis(time);
        }
    }

    /** In milliseconds, at least one; zero is without end. */
    synchronized long timeLeft() {
        return end == null
                ? 0
                : Math.max(1, Duration.between(Instant.now(), end).toMillis());
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

    synchronized void runs(Statement statement) throws WireFailure {
        if (killed != null) {
            throw failure(killed);
        }
        running = statement;
    }

    synchronized void rests() {
        running = null;
    }

    /** Ends it with a code, and the statement of the database with it. */
    synchronized void kill(ErrorCode code) {
        killed = code;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                return;
            }
        }
    }

    /** Why it was ended from outside, if it was. */
    synchronized Optional<WireFailure> killed() {
        return Optional.ofNullable(killed).map(Operation::failure);
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
