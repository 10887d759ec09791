package dev.sallyport.engine.testkit.documentdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** How a command would be run, as PostgreSQL plans it, in the words of MongoDB's stages. */
final class Explanation {
    private static final Map<String, String> FUNCTIONS = Map.of(
            "find", "bson_aggregation_find",
            "aggregate", "bson_aggregation_pipeline",
            "count", "bson_aggregation_count",
            "distinct", "bson_aggregation_distinct");

    private Explanation() {}

    static BsonDocument of(Backend backend, Operation operation) throws SQLException, WireFailure {
        Request request = operation.request();
        BsonDocument explained = request.document("explain").orElseGet(BsonDocument::new);
        @Nullable String function = explained.isEmpty() ? null : FUNCTIONS.get(explained.getFirstKey());
        if (function == null) {
            throw new WireFailure(ErrorCode.COMMAND_NOT_SUPPORTED, "only reads are explained");
        }
        if (!request.text("verbosity").orElse("").equals("queryPlanner")) {
            throw new WireFailure(ErrorCode.COMMAND_NOT_SUPPORTED, "only verbosity `queryPlanner` is supported");
        }
        String question = "explain (format json) select document from documentdb_api_catalog." + function
                + "(?, ?::documentdb_core.bson)";
        String plans = backend.row(
                operation,
                question,
                result -> result.getString(1),
                request.database(),
                Bson.text(Bson.bytes(explained)));
        return Bson.ok(new BsonDocument("queryPlanner", planner(request, explained, plans))
                .append("command", explained)
                .append("serverInfo", new BsonDocument()));
    }

    private static BsonDocument planner(Request request, BsonDocument explained, String plans) {
        BsonDocument plan = BsonDocument.parse("{plans: " + plans + "}")
                .getArray("plans")
                .getFirst()
                .asDocument()
                .getDocument("Plan");
        BsonValue collection = explained.get(explained.getFirstKey());
        String namespace =
                request.database() + "." + (collection instanceof BsonString name ? name.getValue() : "$cmd");
        return new BsonDocument("namespace", Bson.value(namespace)).append("winningPlan", stage(plan));
    }

    private static BsonDocument stage(BsonDocument plan) {
        String name = readsAll(plan) ? "COLLSCAN" : name(text(plan, "Node Type"));
        BsonDocument stage = new BsonDocument("stage", Bson.value(name));
        if (name.equals("IXSCAN")) {
            stage.append("indexName", plan.get("Index Name"));
        }
        List<BsonDocument> inputs = new ArrayList<>();
        for (BsonValue input : plan.getArray("Plans", new BsonArray())) {
            inputs.add(stage(input.asDocument()));
        }
        return switch (inputs.size()) {
            case 0 -> stage;
            case 1 -> stage.append("inputStage", inputs.getFirst());
            default -> stage.append("inputStages", new BsonArray(inputs));
        };
    }

    /** The index of identifiers is also that of collections, of which one table may hold several. */
    private static boolean readsAll(BsonDocument plan) {
        return text(plan, "Index Name").equals("_id_")
                && !text(plan, "Index Cond").contains("object_id");
    }

    private static String text(BsonDocument plan, String field) {
        return plan.getString(field, new BsonString("")).getValue();
    }

    private static String name(String type) {
        return switch (type) {
            case "Seq Scan" -> "COLLSCAN";
            case "Index Scan", "Index Only Scan", "Bitmap Index Scan" -> "IXSCAN";
            case "Custom Scan", "Bitmap Heap Scan" -> "FETCH";
            case "Sort", "Incremental Sort" -> "SORT";
            case "Limit" -> "LIMIT";
            case "Aggregate" -> "GROUP";
            default -> "PROJECTION";
        };
    }
}
