package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;

/** Writes WITH. */
final class CommonTables {
    private static final int ROWS = 25;

    private final Draw draw;
    private final Statement statement;

    CommonTables(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
    }

    /** The clause with a space after it; what follows may name its tables. */
    String write(int depth) {
        boolean isRecursive = draw.chance(35);
        List<String> tables = new ArrayList<>();
        if (isRecursive) {
            draw.clause("with recursive", "");
            tables.add(draw.chance(50) ? counted() : hierarchy());
        }
        while (tables.isEmpty() || draw.chance(25)) {
            tables.add(plain(depth));
        }
        draw.clause("with", "");
        return (isRecursive ? "with recursive " : "with ") + String.join(", ", tables) + " ";
    }

    /** Now and then with the name of a table, which it then hides. */
    private String plain(int depth) {
        String name = draw.chance(16) ? draw.clause("hidden by a common table", "tickets") : draw.name("q");
        List<Kind> kinds = statement.kinds(3);
        List<String> names = statement.names(kinds.size());
        boolean isListed = draw.chance(40);
        String query = statement.queries().of(kinds, isListed ? List.of() : names, List.of(), depth - 1);
        statement.add(Relation.of(name, ROWS, names, kinds));
        String columns = isListed ? "(" + String.join(", ", names) + ")" : "";
        return name + columns + " as " + materialized() + "(" + query + ")";
    }

    private String materialized() {
        if (!statement.has(Feature.MATERIALIZED)) {
            return "";
        }
        return switch (draw.below(4)) {
            case 0 -> draw.clause("materialized", "materialized ");
            case 1 -> draw.clause("not materialized", "not materialized ");
            default -> "";
        };
    }

    /** Counts up from nothing, with a text that grows. */
    private String counted() {
        String name = draw.name("q");
        Joins.From from = statement.queries().joins().from(List.of(), 0);
        String text = statement.expressions().of(Kind.TEXT, from.scope(), 2);
        Dialect dialect = statement.grammar().dialect();
        String all = draw.chance(60) ? "union all" : "union";
        statement.add(Relation.of(name, ROWS * 2, List.of("n", "word"), List.of(Kind.INT, Kind.TEXT)));
        return name + "(n, word) as (select 0, left(" + dialect.shortText(text) + ", 20) from " + from.text() + " "
                + all + " select n + 1, " + dialect.longer("word") + " from " + name + " where n < 2)";
    }

    /** Down from those without a manager. */
    private String hierarchy() {
        String name = draw.name("q");
        Dialect dialect = statement.grammar().dialect();
        Relation users = statement.grammar().tables().getFirst();
        String top = statement.expressions().of(Kind.TEXT, users.scope("top"), 1);
        String below = statement.expressions().of(Kind.TEXT, users.scope("below"), 1);
        statement.add(Relation.of(name, ROWS, List.of("id", "level", "word"), List.of(Kind.INT, Kind.INT, Kind.TEXT)));
        return name + "(id, level, word) as (select top.id, 0, " + dialect.shortText(top)
                + " from users as top where top.mgr_id is null union all select below.id, level + 1, "
                + dialect.shortText(below)
                + " from users below join " + name + " on below.mgr_id = " + name
                + ".id where level < 4)";
    }
}
