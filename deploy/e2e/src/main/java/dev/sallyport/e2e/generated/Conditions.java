package dev.sallyport.e2e.generated;

import java.util.List;

/** Conditions and expressions over a collection, as extended JSON. */
record Conditions(Draw draw, CommandScope scope) {
    private static final List<String> WORDS = List.of(
            "Alice",
            "Bob",
            "900-12-3456",
            "917-65-4321",
            "***",
            "c***@example.test",
            "Bonn",
            "dark",
            "open",
            "p1",
            "v3",
            "");

    private static final List<String> COMPARISONS = List.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte");

    /** Half of them keep everything, so that there are documents. */
    String filter() {
        if (draw.chance(35)) {
            return draw.clause("all", "{}");
        }
        return draw.chance(75) ? one() : draw.clause("or", "{\"$or\": [" + one() + ", " + one() + "]}");
    }

    private String one() {
        return switch (draw.below(9)) {
            case 0 ->
                draw.clause(
                        "regex",
                        "{\"" + text() + "\": {\"$regex\": \"^" + draw.of(List.of("A", "B", "9", "c", "v")) + "\"}}");
            case 1 -> draw.clause("in", "{\"" + text() + "\": {\"$in\": [\"" + word() + "\", \"" + word() + "\"]}}");
            case 2 ->
                draw.clause("exists", "{\"" + draw.of(scope.fields()) + "\": {\"$exists\": " + draw.chance(80) + "}}");
            case 3 -> draw.clause("not", "{\"" + text() + "\": {\"$not\": {\"$eq\": \"" + word() + "\"}}}");
            case 4 -> draw.clause("expr", "{\"$expr\": " + condition() + "}");
            case 5 ->
                draw.clause(
                        "type",
                        "{\"" + draw.of(scope.fields()) + "\": {\"$type\": \""
                                + draw.of(List.of("string", "int", "array", "null")) + "\"}}");
            case 6 -> draw.clause("nor", "{\"$nor\": [{\"" + text() + "\": \"" + word() + "\"}]}");
            case 7 ->
                draw.clause(
                        "compared text",
                        "{\"" + text() + "\": {\"" + draw.of(COMPARISONS) + "\": \"" + word() + "\"}}");
            default ->
                draw.clause(
                        "compared number",
                        "{\"" + number() + "\": {\"" + draw.of(COMPARISONS) + "\": " + draw.below(12) + "}}");
        };
    }

    String condition() {
        return switch (draw.below(4)) {
            case 0 -> draw.clause("$and", "{\"$and\": [" + compared() + ", " + compared() + "]}");
            case 1 -> draw.clause("$not", "{\"$not\": [" + compared() + "]}");
            default -> compared();
        };
    }

    private String compared() {
        boolean isText = draw.chance(50);
        String left = isText ? textExpression(1) : numberExpression(1);
        String right = isText ? textExpression(0) : numberExpression(0);
        return "{\"" + draw.of(COMPARISONS) + "\": [" + left + ", " + right + "]}";
    }

    String expression() {
        return draw.chance(50) ? textExpression(2) : numberExpression(2);
    }

    private String textExpression(int depth) {
        if (depth == 0 || draw.chance(30)) {
            return draw.chance(80) ? "\"$" + text() + "\"" : "{\"$literal\": \"" + word() + "\"}";
        }
        String inner = textExpression(depth - 1);
        return switch (draw.below(8)) {
            case 0 -> draw.clause("$toUpper", "{\"$toUpper\": " + inner + "}");
            case 1 ->
                draw.clause("$concat", "{\"$concat\": [" + inner + ", \"-\", " + textExpression(depth - 1) + "]}");
            case 2 ->
                draw.clause(
                        "$substrCP", "{\"$substrCP\": [" + inner + ", " + draw.below(3) + ", " + draw.below(6) + "]}");
            case 3 -> draw.clause("$ifNull", "{\"$ifNull\": [" + inner + ", \"none\"]}");
            case 4 -> draw.clause("$cond", "{\"$cond\": [" + compared() + ", " + inner + ", \"other\"]}");
            case 5 -> draw.clause("$toString", "{\"$toString\": " + numberExpression(depth - 1) + "}");
            case 6 -> draw.clause("$trim", "{\"$trim\": {\"input\": " + inner + "}}");
            default ->
                draw.clause(
                        "$switch",
                        "{\"$switch\": {\"branches\": [{\"case\": " + compared() + ", \"then\": " + inner
                                + "}], \"default\": \"else\"}}");
        };
    }

    String numberExpression(int depth) {
        if (depth == 0 || draw.chance(30)) {
            return draw.chance(80) ? "\"$" + number() + "\"" : Integer.toString(draw.below(20));
        }
        String inner = numberExpression(depth - 1);
        return switch (draw.below(9)) {
            case 0 -> draw.clause("$add", "{\"$add\": [" + inner + ", " + numberExpression(depth - 1) + "]}");
            case 1 -> draw.clause("$multiply", "{\"$multiply\": [" + inner + ", 3]}");
            case 2 -> draw.clause("$divide", "{\"$divide\": [" + inner + ", " + numberExpression(depth - 1) + "]}");
            case 3 ->
                draw.clause("$strLenCP", "{\"$strLenCP\": {\"$ifNull\": [" + textExpression(depth - 1) + ", \"\"]}}");
            case 4 -> draw.clause("$mod", "{\"$mod\": [" + inner + ", 4]}");
            case 5, 8 -> draw.clause("$size", "{\"$size\": {\"$ifNull\": [" + array() + ", []]}}");
            case 6 -> draw.clause("$indexOfCP", "{\"$indexOfCP\": [" + textExpression(depth - 1) + ", \"9\"]}");
            default -> draw.clause("$subtract", "{\"$subtract\": [" + inner + ", 1]}");
        };
    }

    private String array() {
        if (scope.arrays().isEmpty() || draw.chance(20)) {
            return draw.clause("$objectToArray", "{\"$objectToArray\": \"$$ROOT\"}");
        }
        String array = "\"$" + draw.of(scope.arrays()) + "\"";
        return draw.chance(50)
                ? draw.clause(
                        "$filter",
                        "{\"$filter\": {\"input\": " + array
                                + ", \"as\": \"e\", \"cond\": {\"$ne\": [\"$$e\", \"vip\"]}}}")
                : array;
    }

    String text() {
        return draw.of(scope.texts());
    }

    private String number() {
        return draw.of(scope.numbers());
    }

    private String word() {
        return draw.of(WORDS);
    }
}
