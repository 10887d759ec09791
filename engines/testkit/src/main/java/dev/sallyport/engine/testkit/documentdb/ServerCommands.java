package dev.sallyport.engine.testkit.documentdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Answers what is asked of the server itself: who it is, what runs, and the sessions, transactions and cursors. */
final class ServerCommands {
    private static final String WIRE_OF = "7.0.0";

    private final Operations operations;
    private final Sessions sessions;
    private final Cursors cursors;
    private final String version;

    /** @param version what the extension says of its version */
    ServerCommands(Operations operations, Sessions sessions, Cursors cursors, String version) {
        this.operations = operations;
        this.sessions = sessions;
        this.cursors = cursors;
        this.version = version;
    }

    /** The answer, unless the command is not one of these. */
    Optional<BsonDocument> run(Operation operation, Login login) throws SQLException, WireFailure {
        Request request = operation.request();
        return Optional.ofNullable(
                switch (request.name().toLowerCase(Locale.ROOT)) {
                    case "hello", "ismaster" -> hello(request);
                    case "ping" -> Bson.ok();
                    case "buildinfo" -> buildInfo();
                    case "connectionstatus" -> connectionStatus(login);
                    case "serverstatus" -> serverStatus();
                    case "endsessions" -> endSessions(request);
                    case "killsessions" -> killSessions(request);
                    case "killcursors" -> Bson.ok(cursors.kill(array(request, "cursors")));
                    case "killop" -> killOp(request);
                    case "currentop" -> Bson.ok(Bson.of("inprog", operations.list(filter(request.command()))));
                    case "aggregate" -> aggregate(request);
                    case "committransaction" -> commit(request);
                    case "aborttransaction" -> abort(request);
                    default -> null;
                });
    }

    /** A router of a sharded cluster, for that is the one kind of server that has transactions and no members to look for. */
    private static BsonDocument hello(Request request) {
        BsonDocument hello = new BsonDocument("helloOk", Bson.value(true))
                .append("isWritablePrimary", Bson.value(true))
                .append("ismaster", Bson.value(true))
                .append("msg", Bson.value("isdbgrid"))
                .append("maxBsonObjectSize", Bson.value(16 * 1024 * 1024))
                .append("maxMessageSizeBytes", Bson.value(48_000_000))
                .append("maxWriteBatchSize", Bson.value(100_000))
                .append("localTime", new BsonDateTime(Instant.now().toEpochMilli()))
                .append("logicalSessionTimeoutMinutes", Bson.value(30))
                .append("minWireVersion", Bson.value(0))
                .append("maxWireVersion", Bson.value(21))
                .append("readOnly", Bson.value(false));
        return Bson.ok(
                request.value("saslSupportedMechs").isEmpty()
                        ? hello
                        : hello.append("saslSupportedMechs", new BsonArray(List.of(Bson.value("SCRAM-SHA-256")))));
    }

    /** Drivers want a version of MongoDB's; who wants to know the product looks at `internal`. */
    private BsonDocument buildInfo() {
        BsonArray parts = new BsonArray(List.of(Bson.value(7), Bson.value(0), Bson.value(0), Bson.value(0)));
        return Bson.ok(new BsonDocument("version", Bson.value(WIRE_OF))
                .append("versionArray", parts)
                .append("bits", Bson.value(64))
                .append("maxBsonObjectSize", Bson.value(16 * 1024 * 1024))
                .append("internal", Bson.of("documentdb_versions", new BsonArray(List.of(Bson.value(version))))));
    }

    private static BsonDocument connectionStatus(Login login) {
        return Bson.ok(Bson.of(
                "authInfo",
                new BsonDocument(
                                "authenticatedUsers",
                                new BsonArray(login.user().stream()
                                        .map(Users.User::document)
                                        .toList()))
                        .append(
                                "authenticatedUserRoles",
                                new BsonArray(
                                        login.user().map(Users.User::roles).orElseGet(List::of)))));
    }

    private BsonDocument serverStatus() {
        return Bson.ok(new BsonDocument("version", Bson.value(WIRE_OF))
                .append("metrics", Bson.of("cursor", Bson.of("open", Bson.of("total", cursors.count()))))
                .append("transactions", Bson.of("currentOpen", Bson.value(sessions.open()))));
    }

    private BsonDocument endSessions(Request request) {
        array(request, "endSessions").forEach(this::endSession);
        return Bson.ok();
    }

    private BsonDocument killSessions(Request request) {
        for (BsonValue session : array(request, "killSessions")) {
            BsonBinary id = session.asDocument().getBinary("id");
            operations.kill(
                    operation ->
                            operation.request().session().filter(id::equals).isPresent()
                                    && !operation.request().equals(request),
                    ErrorCode.INTERRUPTED);
            endSession(session);
        }
        return Bson.ok();
    }

    private void endSession(BsonValue session) {
        BsonBinary id = session.asDocument().getBinary("id");
        sessions.end(id);
        cursors.end(id);
    }

    private BsonDocument killOp(Request request) throws WireFailure {
        long id = request.number("op")
                .orElseThrow(
                        () -> new WireFailure(ErrorCode.TYPE_MISMATCH, "Did not provide \"op\" field as a number"));
        operations.kill((int) id);
        return Bson.ok(Bson.of("info", new BsonString("attempting to kill op")));
    }

    /** That of what runs, `[{$currentOp: {...}}, {$match: {...}}]`; all others are of data. */
    private @org.jspecify.annotations.Nullable BsonDocument aggregate(Request request) throws WireFailure {
        List<BsonValue> pipeline = array(request, "pipeline");
        if (pipeline.isEmpty() || !pipeline.getFirst().asDocument().containsKey("$currentOp")) {
            return null;
        }
        BsonDocument filter = new BsonDocument();
        for (BsonValue stage : pipeline.subList(1, pipeline.size())) {
            if (!stage.asDocument().getFirstKey().equals("$match")) {
                throw new WireFailure(ErrorCode.COMMAND_NOT_SUPPORTED, "only $match is supported after $currentOp");
            }
            filter.putAll(stage.asDocument().getDocument("$match"));
        }
        BsonDocument cursor = new BsonDocument("id", Bson.value(0L))
                .append("ns", Bson.value("admin.$cmd.aggregate"))
                .append("firstBatch", operations.list(filter));
        return Bson.ok(Bson.of("cursor", cursor));
    }

    /** What is not of the command itself filters. */
    private static BsonDocument filter(BsonDocument command) {
        BsonDocument filter = new BsonDocument();
        command.forEach((name, value) -> {
            if (!name.equals("currentOp") && !name.equals("lsid") && !name.startsWith("$")) {
                filter.append(name, value);
            }
        });
        return filter;
    }

    private BsonDocument commit(Request request) throws SQLException, WireFailure {
        sessions.of(request).commit();
        return Bson.ok();
    }

    private BsonDocument abort(Request request) throws SQLException, WireFailure {
        sessions.of(request).abort();
        return Bson.ok();
    }

    private static List<BsonValue> array(Request request, String field) {
        return request.value(field)
                .filter(BsonValue::isArray)
                .map(value -> value.asArray().getValues())
                .orElseGet(List::of);
    }
}
