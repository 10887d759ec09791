package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes MERGE. */
final class Merges {
    /** The first version of a server that tells the sides of what does not match apart. */
    private static final int SIDES = 17;

    private final Draw draw;
    private final Statement statement;
    private final Assigning assigning;

    Merges(Draw draw, Statement statement, Assigning assigning) {
        this.draw = draw;
        this.statement = statement;
        this.assigning = assigning;
    }

    /** Without RETURNING. */
    String into(Target target) {
        String alias = draw.name("s");
        List<Kind> kinds = List.of(Kind.INT, Kind.TEXT, Kind.INT);
        Relation source = Relation.of(alias, 4, List.of("k", "word", "n"), kinds);
        Scope rows = source.scope(alias);
        Scope both = target.scope().beside(rows);
        String text = "merge into " + target.text() + " using " + source(alias) + " on " + target.key() + " = " + alias
                + ".k" + (draw.chance(15) ? " and " + statement.expressions().of(Kind.BOOL, both, 1) : "");
        String actions = IntStream.rangeClosed(0, draw.below(2))
                .mapToObj(_ -> action(target, rows, both))
                .collect(Collectors.joining());
        draw.clause("merge", "");
        return text + actions;
    }

    private String source(String alias) {
        String columns = alias + " (k, word, n)";
        if (draw.chance(20)) {
            Relation table = draw.of(statement.grammar().tables());
            Scope scope = table.scope("t");
            String word = statement.expressions().of(Kind.TEXT, scope, 0);
            return draw.clause("merge using a query", "(select t." + table.key().getFirst() + ", " + word + ", 1 from ")
                    + table.name() + " t where t." + table.key().getFirst() + " = " + assigning.key() + ") as "
                    + columns;
        }
        String rows = IntStream.rangeClosed(0, draw.below(2))
                .mapToObj(_ -> "(" + assigning.key() + ", " + assigning.written(Kind.TEXT, Scope.EMPTY) + ", "
                        + assigning.written(Kind.INT, Scope.EMPTY) + ")")
                .collect(Collectors.joining(", "));
        return draw.clause("merge using values", "(values ") + rows + ") as " + columns;
    }

    private String action(Target target, Scope rows, Scope both) {
        int kind = draw.below(100);
        boolean hasSides = statement.grammar().version() >= SIDES;
        if (kind < 8 && hasSides) {
            return draw.clause("merge by source", " when not matched by source and ") + target.key() + " = "
                    + assigning.key() + " then " + change(target, target.scope());
        }
        if (kind < 44) {
            String side = hasSides && draw.chance(20) ? draw.clause("merge by target", " by target") : "";
            return " when not matched" + side + when(rows) + " then " + insert(target, rows);
        }
        return " when matched" + when(both) + " then " + change(target, both);
    }

    private String when(Scope scope) {
        return draw.chance(30)
                ? draw.clause("merge when", " and ") + statement.expressions().of(Kind.BOOL, scope, 1)
                : "";
    }

    private String change(Target target, Scope both) {
        List<Relation.Column> columns = target.columns(draw);
        return draw.chance(35) || columns.isEmpty()
                ? draw.clause("merge delete", "delete")
                : draw.clause("merge update", "update set ") + assigning.set(columns, both);
    }

    private String insert(Target target, Scope rows) {
        List<Relation.Column> columns = target.columns(draw);
        String key = target.table().key().getFirst();
        String names = columns.stream().map(each -> ", " + each.name()).collect(Collectors.joining());
        String values =
                columns.stream().map(each -> ", " + assigning.value(each, rows)).collect(Collectors.joining());
        String from = rows.fields().getFirst().text();
        return draw.clause("merge insert", "insert (") + key + names + ") values (" + from + values + ")";
    }
}
