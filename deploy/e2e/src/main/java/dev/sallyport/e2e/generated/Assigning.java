package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.stream.Collectors;

/** Writes what columns are given, which rows are meant, and what is returned of them. */
final class Assigning {
    /** The most rows of any table, so that many keys are of one. */
    private static final int KEYS = 10;

    private static final int NEW = 100;

    /** The first version of a server with names for both versions of a row. */
    private static final int VERSIONS = 18;

    private final Draw draw;
    private final Statement statement;

    Assigning(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
    }

    /** A key that a row has, or that none has. */
    String key() {
        return Integer.toString(draw.chance(85) ? 1 + draw.below(KEYS) : NEW + draw.below(NEW));
    }

    /** A key for a row that is made: rather one that none has. */
    String fresh() {
        return draw.chance(70) ? Integer.toString(NEW + draw.below(NEW)) : key();
    }

    /** What a column is given: rather something that is written out. */
    String value(Relation.Column column, Scope scope) {
        if (draw.chance(7)) {
            return draw.clause("default", "default");
        }
        if (column.name().endsWith("_id") && draw.chance(70)) {
            return Integer.toString(1 + draw.below(4));
        }
        return written(column.kind(), scope);
    }

    /** A value that may stand anywhere. */
    String written(Kind kind, Scope scope) {
        return draw.chance(45) ? literal(kind) : statement.expressions().of(kind, scope, draw.below(3));
    }

    /** Seldom what looks like a mask, which must not be written. */
    private String literal(Kind kind) {
        String literal = statement.expressions().of(kind, Scope.EMPTY, 0);
        return literal.contains("**") ? statement.expressions().of(kind, Scope.EMPTY, 0) : literal;
    }

    /** SET without the word. */
    String set(List<Relation.Column> columns, Scope scope) {
        if (columns.size() > 1 && draw.chance(12)) {
            String names = columns.stream().map(Relation.Column::name).collect(Collectors.joining(", "));
            List<Kind> kinds = columns.stream().map(Relation.Column::kind).toList();
            String values = draw.chance(50)
                    ? draw.clause("set of a row", row(columns, scope))
                    : draw.clause("set of a query", "(" + one(kinds, scope) + ")");
            return "(" + names + ") = " + values;
        }
        return columns.stream()
                .map(column -> column.name() + " = " + value(column, scope))
                .collect(Collectors.joining(", "));
    }

    private String row(List<Relation.Column> columns, Scope scope) {
        return columns.stream().map(column -> value(column, scope)).collect(Collectors.joining(", ", "(", ")"));
    }

    /** At most one row of some columns. */
    private String one(List<Kind> kinds, Scope scope) {
        Relation table = draw.of(statement.grammar().tables());
        String alias = draw.name("t");
        Scope all = table.scope(alias).within(scope.reachable());
        String items = kinds.stream()
                .map(kind -> statement.expressions().of(kind, all, 1))
                .collect(Collectors.joining(", "));
        return "select " + items + " from " + table.name() + " " + alias + " where " + alias + "."
                + table.key().getFirst() + " = " + key();
    }

    /** WHERE with its word: most often a key, so that nobody needs to be asked. */
    String where(Target target, Scope scope) {
        int kind = draw.below(100);
        if (kind < 3) {
            return "";
        }
        String condition = statement.expressions().of(Kind.BOOL, scope, 1);
        if (kind < 8) {
            return " where " + draw.clause("write by a condition", condition);
        }
        String keys = kind < 26
                ? draw.clause("write by a list of keys", " in (" + key() + ", " + key() + ", " + key() + ")")
                : draw.clause("write by a key", " = " + key());
        String and = draw.chance(30) ? draw.clause("write by a key and a condition", " and " + condition) : "";
        return " where " + target.key() + keys + and;
    }

    /** A column as it was and as it is now, where the server has names for them. */
    private String versions(Target target) {
        boolean hasBoth = statement.grammar().version() >= VERSIONS && draw.chance(40);
        String column = draw.of(target.table().visible()).name();
        return hasBoth ? draw.clause("returning old and new", "old." + column + ", new." + column + ", ") : "";
    }

    /** RETURNING with its word, or nothing. */
    String returning(Target target) {
        if (draw.chance(55)) {
            return "";
        }
        if (draw.chance(12)) {
            return draw.clause("returning star", " returning *");
        }
        List<String> items = statement.kinds(3).stream()
                .map(kind -> statement.expressions().of(kind, target.scope(), draw.below(2)))
                .toList();
        String key = draw.chance(50) ? target.key() + ", " : versions(target);
        return draw.clause("returning", " returning ") + key + String.join(", ", items);
    }
}
