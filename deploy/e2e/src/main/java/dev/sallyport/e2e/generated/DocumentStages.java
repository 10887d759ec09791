package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Projections and stages over a collection, as extended JSON. */
record DocumentStages(Draw draw, CommandScope scope) {
    private static final Map<String, String> JOINED = Map.of(
            "users", "orders", "orders", "users", "products", "tickets", "tickets", "users", "users_view", "orders");

    /** What an accumulator of numbers is called. */
    private static final List<String> ACCUMULATORS = List.of("$sum", "$min", "$max", "$avg");

    String projection() {
        return switch (draw.below(4)) {
            case 0 -> draw.clause("exclusion", "{\"" + draw.of(scope.texts()) + "\": 0}");
            case 1 ->
                draw.clause(
                        "computed",
                        "{\"a\": " + conditions().expression() + ", \"b\": "
                                + conditions().expression() + "}");
            case 2 -> draw.clause("whole", "{\"whole\": \"$$ROOT\"}");
            default ->
                draw.clause("inclusion", "{\"" + draw.of(scope.texts()) + "\": 1, \"_id\": " + draw.below(2) + "}");
        };
    }

    /** The last may change what a document is; those before it keep its fields. */
    String pipeline(int stages) {
        List<String> texts = new ArrayList<>();
        for (int at = 1; at < stages; at++) {
            texts.add(keeping());
        }
        texts.add(draw.chance(75) ? ending() : keeping());
        return "[" + String.join(", ", texts) + "]";
    }

    private String keeping() {
        return switch (draw.below(6)) {
            case 0, 1 -> draw.clause("$match", "{\"$match\": " + conditions().filter() + "}");
            case 2 ->
                draw.clause(
                        "$addFields", "{\"$addFields\": {\"z\": " + conditions().expression() + "}}");
            case 3 -> draw.clause("$sort", "{\"$sort\": {\"" + draw.of(scope.texts()) + "\": 1, \"_id\": 1}}");
            case 4 ->
                draw.clause(
                        "$sort and $limit",
                        "{\"$sort\": {\"" + draw.of(scope.texts()) + "\": -1, \"_id\": 1}}, {\"$limit\": "
                                + (1 + draw.below(6)) + "}");
            default ->
                scope.arrays().isEmpty()
                        ? draw.clause("$skip", "{\"$sort\": {\"_id\": 1}}, {\"$skip\": 1}")
                        : draw.clause(
                                "$unwind",
                                "{\"$unwind\": {\"path\": \"$" + draw.of(List.of("tags", "cards"))
                                        + "\", \"preserveNullAndEmptyArrays\": " + draw.chance(70) + "}}");
        };
    }

    private String ending() {
        return switch (draw.below(9)) {
            case 0 -> draw.clause("$project", "{\"$project\": " + projection() + "}");
            case 1, 2 ->
                draw.clause(
                        "$group",
                        "{\"$group\": {\"_id\": " + conditions().expression() + ", \"n\": {\"$sum\": 1}, \"v\": {\""
                                + draw.of(ACCUMULATORS) + "\": " + conditions().numberExpression(1) + "}}}");
            case 3 -> draw.clause("$count", "{\"$count\": \"n\"}");
            case 4 ->
                draw.clause(
                        "$sortByCount",
                        "{\"$sortByCount\": {\"$ifNull\": [" + conditions().expression() + ", null]}}");
            case 5 -> draw.clause("$lookup", lookup());
            case 6 ->
                draw.clause(
                        "$unionWith",
                        "{\"$project\": {\"k\": \"$" + conditions().text() + "\"}}, {\"$unionWith\": {\"coll\": \""
                                + joined().name() + "\", \"pipeline\": [{\"$project\": {\"k\": \"$"
                                + draw.of(joined().texts()) + "\"}}]}}");
            case 7 ->
                draw.clause(
                        "$facet",
                        "{\"$facet\": {\"a\": [{\"$match\": " + conditions().filter()
                                + "}, {\"$count\": \"n\"}], \"b\": [{\"$group\": {\"_id\": null, \"v\": {\"$max\": "
                                + conditions().expression() + "}}}]}}");
            default ->
                draw.clause(
                        "$replaceRoot",
                        "{\"$replaceRoot\": {\"newRoot\": {\"r\": "
                                + conditions().expression() + "}}}");
        };
    }

    private CommandScope joined() {
        return CommandScope.of(JOINED.getOrDefault(scope.name(), "users"));
    }

    private String lookup() {
        String local = draw.of(scope.numbers());
        CommandScope other = joined();
        String inner = draw.chance(50)
                ? ", \"pipeline\": [{\"$match\": " + new Conditions(draw, other).filter() + "}, {\"$count\": \"n\"}]"
                : ", \"pipeline\": [{\"$sort\": {\"_id\": 1}}, {\"$project\": {\"" + draw.of(other.texts())
                        + "\": 1}}]";
        return "{\"$lookup\": {\"from\": \"" + other.name() + "\", \"localField\": \"" + local
                + "\", \"foreignField\": \"" + draw.of(List.of("_id", "_id", draw.of(other.numbers()))) + "\"" + inner
                + ", \"as\": \"found\"}}";
    }

    private Conditions conditions() {
        return new Conditions(draw, scope);
    }
}
