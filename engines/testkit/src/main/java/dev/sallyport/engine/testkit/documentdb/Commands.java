package dev.sallyport.engine.testkit.documentdb;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Runs commands: those of data by the functions of the extension, those of sessions and of the server itself here. */
final class Commands {
    private static final String BSON = "?::documentdb_core.bson";

    private static final Map<String, String> CURSORS = Map.of(
            "find", "find_cursor_first_page",
            "aggregate", "aggregate_cursor_first_page",
            "listCollections", "list_collections_cursor_first_page",
            "listIndexes", "list_indexes_cursor_first_page");

    /** Functions of a database and the command. */
    private static final Map<String, String> OF_DATABASE = Map.of(
            "insert", "select p_result from documentdb_api.insert(?, " + BSON + ", null, null)",
            "update", "select p_result from documentdb_api.update(?, " + BSON + ", null, null)",
            "delete", "select p_result from documentdb_api.delete(?, " + BSON + ", null, null)",
            "findAndModify", "select p_result from documentdb_api.find_and_modify(?, " + BSON + ", null)",
            "count", "select document from documentdb_api.count_query(?, " + BSON + ")",
            "distinct", "select document from documentdb_api.distinct_query(?, " + BSON + ")",
            "create", "select documentdb_api.create_collection_view(?, " + BSON + ")",
            "createIndexes", "select documentdb_api_internal.create_indexes_non_concurrently(?, " + BSON + ", true)",
            "dropIndexes", "call documentdb_api.drop_indexes(?, " + BSON + ", null)",
            "validate", "select documentdb_api.validate(?, " + BSON + ")");

    /** Functions of the command alone. */
    private static final Map<String, String> OF_SERVER = Map.of(
            "listDatabases", "select documentdb_api.list_databases(" + BSON + ")",
            "renameCollection", "select documentdb_api.rename_collection(" + BSON + ")");

    private static final Set<String> IN_TRANSACTIONS = Set.of(
            "find",
            "aggregate",
            "getMore",
            "insert",
            "update",
            "delete",
            "findAndModify",
            "distinct",
            "create",
            "createIndexes");

    private final Backends backends;
    private final Sessions sessions;
    private final Cursors cursors;
    private final Failures failures;

    Commands(Backends backends, Sessions sessions, Cursors cursors, Failures failures) {
        this.backends = backends;
        this.sessions = sessions;
        this.cursors = cursors;
        this.failures = failures;
    }

    BsonDocument run(Operation operation) throws SQLException, WireFailure {
        Request request = operation.request();
        Refused.check(request);
        if (request.isInTransaction()) {
            return inTransaction(operation);
        }
        if (request.name().equals("getMore")) {
            return cursors.more(operation, null);
        }
        @Nullable String cursor = CURSORS.get(request.name());
        return cursor != null ? cursors.open(operation, cursor) : outside(operation);
    }

    private BsonDocument outside(Operation operation) throws SQLException, WireFailure {
        Backend backend = backends.take();
        try {
            return single(backend, operation);
        } finally {
            backends.give(backend);
        }
    }

    private BsonDocument inTransaction(Operation operation) throws SQLException, WireFailure {
        Request request = operation.request();
        if (!IN_TRANSACTIONS.contains(request.name())) {
            throw new WireFailure(
                    ErrorCode.NOT_IN_TRANSACTION,
                    "Cannot run '" + request.name() + "' in a multi-document transaction.");
        }
        Transaction transaction = sessions.of(request);
        return transaction.run(operation.client(), backend -> {
            if (request.name().equals("getMore")) {
                return cursors.more(operation, backend);
            }
            @Nullable String cursor = CURSORS.get(request.name());
            return cursor != null ? cursors.openIn(backend, operation, cursor) : single(backend, operation);
        });
    }

    private BsonDocument single(Backend backend, Operation operation) throws SQLException, WireFailure {
        Request request = operation.request();
        @Nullable String ofDatabase = OF_DATABASE.get(request.name());
        if (ofDatabase != null) {
            return failures.ofWrites(
                    backend.document(operation, ofDatabase, request.database(), request.spec()), operation);
        }
        @Nullable String ofServer = OF_SERVER.get(request.name());
        return ofServer != null
                ? backend.document(operation, ofServer, request.spec())
                : ofCollection(backend, operation)
                        .orElseThrow(() -> new WireFailure(
                                ErrorCode.COMMAND_NOT_FOUND, "no such command: '" + request.name() + "'"));
    }

    private static Optional<BsonDocument> ofCollection(Backend backend, Operation operation)
            throws SQLException, WireFailure {
        Request request = operation.request();
        String database = request.database();
        return switch (request.name()) {
            case "collMod" ->
                Optional.of(backend.document(
                        operation,
                        "select documentdb_api.coll_mod(?, ?, " + BSON + ")",
                        database,
                        request.collection(),
                        request.spec()));
            case "collStats" ->
                Optional.of(backend.document(
                        operation, "select documentdb_api.coll_stats(?, ?, 1)", database, request.collection()));
            case "dbStats" ->
                Optional.of(backend.document(operation, "select documentdb_api.db_stats(?, 1, false)", database));
            case "explain" -> Optional.of(Explanation.of(backend, operation));
            case "drop" -> Optional.of(drop(backend, operation));
            case "dropDatabase" -> {
                backend.row(operation, "select documentdb_api.drop_database(?)", _ -> true, database);
                yield Optional.of(Bson.ok(Bson.of("dropped", Bson.value(database))));
            }
            default -> Optional.empty();
        };
    }

    private static BsonDocument drop(Backend backend, Operation operation) throws SQLException, WireFailure {
        Request request = operation.request();
        @Nullable
        String uuid = request.value("collectionUUID")
                .map(value -> value.asBinary().asUuid().toString())
                .orElse(null);
        boolean isDropped = uuid == null
                ? backend.row(
                        operation,
                        "select documentdb_api.drop_collection(?, ?)",
                        result -> result.getBoolean(1),
                        request.database(),
                        request.collection())
                : backend.row(
                        operation,
                        "select documentdb_api.drop_collection(?, ?, null, ?::uuid)",
                        result -> result.getBoolean(1),
                        request.database(),
                        request.collection(),
                        uuid);
        return isDropped ? Bson.ok(Bson.of("ns", Bson.value(request.namespace()))) : Bson.ok();
    }
}
