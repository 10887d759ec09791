package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes INSERT with everything that may stand in it. */
final class Inserts {
    private final Draw draw;
    private final Statement statement;
    private final Assigning assigning;

    Inserts(Draw draw, Statement statement, Assigning assigning) {
        this.draw = draw;
        this.statement = statement;
        this.assigning = assigning;
    }

    /** Without RETURNING. */
    String into(Target target) {
        String head = "insert into " + named(target);
        int kind = draw.below(100);
        if (kind < 4) {
            return head + draw.clause("default values", " default values");
        }
        List<Relation.Column> columns = columns(target);
        String names = columns.stream().map(Relation.Column::name).collect(Collectors.joining(", ", " (", ") "));
        boolean isUpsert = draw.chance(35);
        String rows = kind < 10 ? query(columns) : values(columns);
        return head + names + rows + (isUpsert ? conflict(target) : "");
    }

    /** INSERT has no alias without AS. */
    private static String named(Target target) {
        String table = target.table().name();
        String text = target.text();
        boolean isAliased = !target.name().equals(table) && !text.contains(" as ");
        return isAliased ? text.replace(" ", " as ") : text;
    }

    /** The key, unless the table counts by itself; all that must be given; some of the others. */
    private List<Relation.Column> columns(Target target) {
        Relation table = target.table();
        List<Relation.Column> columns = new ArrayList<>();
        boolean counts = List.of("orders", "tickets", "tasks", "lots").contains(table.name());
        if (!counts || draw.chance(20)) {
            columns.add(table.columns().getFirst());
        }
        List<Relation.Column> more =
                table.name().equals("users") || table.name().equals("payments")
                        ? table.columns().subList(1, table.columns().size())
                        : target.columns(draw);
        columns.addAll(more);
        return columns.isEmpty() ? List.of(table.columns().get(2)) : columns;
    }

    private String values(List<Relation.Column> columns) {
        draw.clause("insert values", "");
        return IntStream.rangeClosed(0, draw.chance(70) ? 0 : draw.below(3))
                .mapToObj(_ -> row(columns))
                .collect(Collectors.joining(", ", "values ", ""));
    }

    private String row(List<Relation.Column> columns) {
        return columns.stream().map(this::cell).collect(Collectors.joining(", ", "(", ")"));
    }

    private String cell(Relation.Column column) {
        boolean isKey = column.name().equals("id");
        return isKey ? assigning.fresh() : assigning.value(column, Scope.EMPTY);
    }

    private String query(List<Relation.Column> columns) {
        List<Kind> kinds = columns.stream().map(Relation.Column::kind).toList();
        return draw.clause("insert of a query", statement.queries().of(kinds, List.of(), List.of(), draw.below(2)));
    }

    private String conflict(Target target) {
        String key = target.table().key().getFirst();
        String arbiter = switch (draw.below(10)) {
            case 0 ->
                draw.clause(
                        "conflict on a constraint",
                        " on constraint " + target.table().name() + "_pkey");
            case 1 -> draw.clause("conflict on another column", " (word)");
            default -> draw.clause("conflict on a key", " (" + key + ")");
        };
        if (draw.chance(30)) {
            return " on conflict" + (draw.chance(50) ? "" : arbiter) + draw.clause("do nothing", " do nothing");
        }
        List<Field> excluded = target.table().scope("excluded").fields().stream()
                .filter(field -> !field.masked())
                .toList();
        Scope both = new Scope(Scope.join(target.scope().fields(), excluded), List.of(), List.of(), List.of());
        List<Relation.Column> columns = target.columns(draw);
        String set = columns.isEmpty()
                ? changed(target.table().columns().get(2), both)
                : columns.stream().map(column -> changed(column, both)).collect(Collectors.joining(", "));
        String where = draw.chance(25)
                ? draw.clause("conflict where", " where ")
                        + statement.expressions().of(Kind.BOOL, both, 1)
                : "";
        return " on conflict" + arbiter + draw.clause("do update", " do update set ") + set + where;
    }

    private String changed(Relation.Column column, Scope both) {
        String value =
                draw.chance(40) ? draw.clause("excluded", "excluded." + column.name()) : assigning.value(column, both);
        return column.name() + " = " + value;
    }
}
