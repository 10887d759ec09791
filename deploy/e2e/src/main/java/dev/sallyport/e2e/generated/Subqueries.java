package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes queries that stand in an expression, with their parentheses. */
final class Subqueries {
    private final Draw draw;
    private final Statement statement;

    Subqueries(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
    }

    /** A query of at most one row. */
    String one(Kind kind, List<Field> outer, int depth) {
        Joins.From from = from(outer, depth);
        Scope scope = from.scope();
        String rest = " from " + from.text() + where(scope, depth);
        if (draw.chance(60)) {
            Optional<String> aggregate = statement.expressions().aggregate(kind, scope);
            if (aggregate.isPresent()) {
                return "(select " + aggregate.get() + rest + ")";
            }
        }
        String value = statement.expressions().of(kind, scope, Math.min(depth, 1));
        return "(select " + value + rest + " order by " + String.join(", ", scope.key())
                + draw.clause("limit", " limit 1)");
    }

    /** A query of columns of these types. */
    String many(List<Kind> kinds, List<Field> outer, int depth) {
        if (draw.chance(14) && statement.has(Feature.VALUES)) {
            return "(" + draw.clause("values in a subquery", values(kinds, outer, depth)) + ")";
        }
        return "(" + statement.queries().of(kinds, List.of(), outer, Math.min(depth, 1)) + ")";
    }

    /** A query of whatever columns, for EXISTS. */
    String some(List<Field> outer, int depth) {
        Joins.From from = from(outer, depth);
        String what = draw.of(List.of("1", "*", "null"));
        return "(select " + what + " from " + from.text() + where(from.scope(), depth) + ")";
    }

    /** The array of what a query returns, in its order. */
    String sorted(Kind kind, List<Field> outer, int depth) {
        Joins.From from = from(outer, depth);
        return "array(select " + statement.expressions().of(kind, from.scope(), depth) + " from " + from.text()
                + where(from.scope(), depth) + " order by 1)";
    }

    /** VALUES of some rows, without parentheses. */
    String values(List<Kind> kinds, List<Field> outer, int depth) {
        Scope scope = Scope.EMPTY.within(outer);
        return IntStream.rangeClosed(0, draw.below(3))
                .mapToObj(_ -> kinds.stream()
                        .map(kind -> statement.expressions().of(kind, scope, Math.min(depth, 1)))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "values ", ""));
    }

    private Joins.From from(List<Field> outer, int depth) {
        return statement.queries().joins().from(outer, Math.min(depth, 0));
    }

    private String where(Scope scope, int depth) {
        return draw.chance(75) ? " where " + statement.expressions().of(Kind.BOOL, scope, Math.min(depth, 2)) : "";
    }
}
