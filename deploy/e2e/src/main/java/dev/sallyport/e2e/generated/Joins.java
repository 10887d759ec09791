package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.Optional;

/** Writes FROM: tables, queries and functions, and how they are joined. */
final class Joins {
    /** The most rows that a cross product may have, so that a statement stays far from its limits. */
    private static final int MOST_ROWS = 900;

    private static final String LATERAL = "lateral ";

    private final Draw draw;
    private final Statement statement;
    private final TableFunctions functions;

    /** Of FROM, or of a part of it. */
    record From(String text, Scope scope, int rows, Optional<Relation> relation, String alias) {
        /** What a query or a function makes, which has no name of its own. */
        static From made(String text, Relation relation) {
            return new From(text, relation.scope(relation.name()), relation.rows(), Optional.empty(), relation.name());
        }
    }

    Joins(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
        this.functions = new TableFunctions(draw, statement);
    }

    /** Some rows, for a query among others. */
    From from(List<Field> outer, int depth) {
        From left = item(MOST_ROWS, depth);
        int joins = draw.chance(45) ? draw.chance(25) ? 2 : 1 : 0;
        for (int at = 0; at < joins; at++) {
            left = join(left, outer, depth);
        }
        if (joins == 0 && left.relation().isPresent() && draw.chance(15)) {
            left = unqualified(left, left.relation().get());
        }
        return within(left, outer);
    }

    private static From within(From from, List<Field> outer) {
        return new From(from.text(), from.scope().within(outer), from.rows(), from.relation(), from.alias());
    }

    /** Some columns named alone, as is common where there is one table. */
    private From unqualified(From from, Relation relation) {
        Scope scope = from.scope();
        for (Relation.Column column : relation.visible()) {
            if (draw.chance(60)) {
                scope = scope.with(new Field(column.name(), column.kind(), column.masked(), false));
            }
        }
        return new From(from.text(), scope, from.rows(), Optional.empty(), from.alias());
    }

    private From item(int rows, int depth) {
        int kind = draw.below(100);
        if (kind < 8 && depth > 0) {
            return derived(List.of(), "", depth);
        }
        if (kind < 12 && statement.has(Feature.VALUES)) {
            return values();
        }
        return kind < 20 && statement.has(Feature.ROW_FUNCTIONS) ? functions.of(Scope.EMPTY) : table(rows);
    }

    private From table(int rows) {
        if (draw.chance(1)) {
            Relation ungranted = draw.of(statement.grammar().ungranted());
            String alias = draw.name("t");
            return table(ungranted.name() + " as " + alias, ungranted, alias);
        }
        Relation relation = draw.of(statement.relations().stream()
                .filter(each -> each.rows() <= rows)
                .toList());
        String alias = draw.name("t");
        boolean isBase = statement.isBase(relation);
        String schema =
                isBase && draw.chance(12) && statement.has(Feature.SCHEMA) ? draw.clause("schema", "public.") : "";
        draw.clause(isBase ? relation.name() : "common table reference", "");
        return table(schema + relation.name() + (draw.chance(50) ? " as " : " ") + alias, relation, alias);
    }

    private static From table(String text, Relation relation, String alias) {
        return new From(text, relation.scope(alias), relation.rows(), Optional.of(relation), alias);
    }

    private From derived(List<Field> outer, String lateral, int depth) {
        String alias = draw.name("d");
        List<Kind> kinds = statement.kinds(3);
        List<String> names = statement.names(kinds.size());
        draw.clause("derived table", "");
        String query;
        String columns = "";
        if (draw.chance(30)) {
            query = statement.queries().of(kinds, List.of(), outer, depth - 1);
            columns = draw.clause("column aliases", "(" + String.join(", ", names) + ")");
        } else {
            query = statement.queries().of(kinds, names, outer, depth - 1);
        }
        Relation relation = Relation.of(alias, MOST_ROWS / 30, names, kinds);
        return From.made(lateral + "(" + query + ") as " + alias + columns, relation);
    }

    private From values() {
        String alias = draw.name("v");
        List<Kind> kinds = statement.kinds(2);
        List<String> names = statement.names(kinds.size());
        String rows = statement.subqueries().values(kinds, List.of(), 1);
        draw.clause("values in from", "");
        Relation relation = Relation.of(alias, 3, names, kinds);
        return From.made("(" + rows + ") as " + alias + "(" + String.join(", ", names) + ")", relation);
    }

    private From join(From left, List<Field> outer, int depth) {
        int rows = Math.max(8, MOST_ROWS / Math.max(1, left.rows()));
        int kind = draw.below(100);
        if (kind < 14 && mayBeLateral(depth)) {
            From lateral = statement.has(Feature.ROW_FUNCTIONS) && (draw.chance(50) || depth <= 0)
                    ? functions.of(left.scope().within(outer))
                    : derived(Scope.join(left.scope().fields(), outer), LATERAL, depth);
            String words = draw.chance(40) ? draw.clause("left lateral join", " left join ") : " cross join ";
            String end = words.contains("left") ? " on true" : "";
            boolean isQuery = lateral.text().startsWith(LATERAL);
            String mark = isQuery || draw.chance(50) ? "" : LATERAL;
            return both(left, draw.clause("lateral", words) + mark, lateral, end);
        }
        From right = item(rows, depth);
        if (kind < 28 && left.relation().isPresent() && right.relation().isPresent()) {
            Optional<From> shared =
                    byName(left, right, left.relation().get(), right.relation().get());
            if (shared.isPresent()) {
                return shared.get();
            }
        }
        return byCondition(left, right, outer);
    }

    /** Of a product without functions in FROM only a query is. */
    private boolean mayBeLateral(int depth) {
        return statement.has(Feature.LATERAL) && (depth > 0 || statement.has(Feature.ROW_FUNCTIONS));
    }

    private From byCondition(From left, From right, List<Field> outer) {
        Scope both = left.scope().beside(right.scope()).within(outer);
        String equal = equality(left.scope(), right.scope());
        String on = equal.isEmpty() || draw.chance(25)
                ? statement.expressions().of(Kind.BOOL, both, 1)
                : draw.chance(30) ? equal + " and " + statement.expressions().of(Kind.BOOL, both, 1) : equal;
        int kind = draw.below(100);
        if (kind < 12) {
            return both(left, draw.clause("cross join", " cross join "), right, "");
        }
        if (kind < 22) {
            return both(left, draw.clause("comma join", ", "), right, "");
        }
        if (kind < 34 && !equal.isEmpty() && statement.has(Feature.FULL_JOIN)) {
            return both(left, draw.clause("full join", " full join "), right, " on " + equal);
        }
        String words =
                kind < 55 ? "left join" : kind < 67 ? "right join" : kind < 75 ? "left outer join" : "inner join";
        return both(left, " " + draw.clause(words, words) + " ", right, " on " + on);
    }

    private static From both(From left, String words, From right, String end) {
        return new From(
                left.text() + words + right.text() + end,
                left.scope().beside(right.scope()),
                left.rows() * right.rows(),
                Optional.empty(),
                left.alias());
    }

    private String equality(Scope left, Scope right) {
        Field one = statement.expressions().field(left.fields());
        List<Field> others = right.fields().stream()
                .filter(field -> field.kind() == one.kind())
                .toList();
        return others.isEmpty()
                ? ""
                : one.text() + " = " + statement.expressions().field(others).text();
    }

    private Optional<From> byName(From left, From right, Relation one, Relation other) {
        List<Relation.Column> shared = one.visible().stream()
                .filter(column -> other.visible().stream()
                        .anyMatch(each -> each.name().equals(column.name()) && each.kind() == column.kind()))
                .toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        if (draw.chance(40)) {
            String words = draw.of(List.of(" natural join ", " natural left join ", " natural right join "));
            return Optional.of(both(left, draw.clause("natural join", words), right, ""));
        }
        List<String> names =
                draw.some(shared, 2).stream().map(Relation.Column::name).toList();
        List<String> kinds = List.of(" join ", " left join ", " right join ", " full join ");
        String words = draw.of(kinds.subList(0, statement.has(Feature.FULL_JOIN) ? 4 : 3));
        return Optional.of(both(left, draw.clause("using", words), right, " using (" + String.join(", ", names) + ")"));
    }
}
