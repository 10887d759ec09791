package dev.sallyport.e2e.generated;

import java.util.List;

/** Writes queries of given columns: one select, or several that are combined. */
final class Queries {
    private final Draw draw;
    private final Statement statement;
    private final Joins joins;
    private final Selects selects;

    Queries(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
        this.joins = new Joins(draw, statement);
        this.selects = new Selects(draw, statement, joins);
    }

    Joins joins() {
        return joins;
    }

    /** @param labels of its columns, or none */
    String of(List<Kind> kinds, List<String> labels, List<Field> outer, int depth) {
        if (depth > 0 && draw.chance(12)) {
            return combined(kinds, labels, outer, depth);
        }
        return selects.of(kinds, labels, outer, depth);
    }

    /** A whole statement, and whether its rows come in a total order. */
    Ordered whole(int depth) {
        List<Kind> kinds = statement.kinds(4);
        int kind = draw.below(100);
        if (kind < 16) {
            String body = combined(kinds, List.of(), List.of(), depth);
            return draw.chance(50) ? selects.ordered(body, kinds, draw.below(kinds.size())) : new Ordered(body, false);
        }
        if (kind < 18 && statement.has(Feature.VALUES)) {
            String rows = draw.clause("values", statement.subqueries().values(kinds, List.of(), 2));
            return draw.chance(50) ? selects.ordered(rows, kinds, draw.below(kinds.size())) : new Ordered(rows, false);
        }
        return selects.whole(kinds, depth);
    }

    /** A query, and whether two answers to it must have their rows in the same order. */
    record Ordered(String text, boolean isTotal) {}

    private String combined(List<Kind> kinds, List<String> labels, List<Field> outer, int depth) {
        String left = side(kinds, labels, outer, depth - 1);
        String text = left + operator() + side(kinds, List.of(), outer, depth - 1);
        return draw.chance(15) ? "(" + text + ")" + operator() + side(kinds, List.of(), outer, depth - 1) : text;
    }

    private String side(List<Kind> kinds, List<String> labels, List<Field> outer, int depth) {
        if (labels.isEmpty() && draw.chance(7) && statement.has(Feature.VALUES)) {
            return "(" + statement.subqueries().values(kinds, outer, depth) + ")";
        }
        return "(" + selects.of(kinds, labels, outer, depth) + ")";
    }

    private String operator() {
        List<String> words = List.of("union", "union all", "intersect", "intersect all", "except", "except all");
        String word = draw.of(statement.has(Feature.INTERSECT) ? words : words.subList(0, 2));
        return " " + draw.clause(word, word) + " ";
    }
}
