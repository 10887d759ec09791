package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes JSON_TABLE with every kind of column. */
final class JsonTables {
    /** What documents have, and as what it can be read. */
    static final List<Relation.Column> KEYS = Stream.of(
                    "theme:text", "ssn:text", "n:int", "contact:json", "list:json", "a:int", "b:text", "span:span")
            .map(Relation.Column::parse)
            .toList();

    private static final List<String> ROWS = List.of("$", "$", "$", "$.list[*]", "$[*]", "$.contact", "lax $.*");
    private static final int MOST = 8;

    private final Draw draw;
    private final Statement statement;

    JsonTables(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
    }

    /** @param left what stands before it */
    Joins.From of(Scope left) {
        List<String> names = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        String document = statement.expressions().of(Kind.JSON, left, draw.below(2));
        String columns = columns(names, kinds, draw.below(3));
        if (draw.chance(35)) {
            columns += draw.clause("json_table nested", ", nested path '$.list[*]' columns (")
                    + columns(names, kinds, draw.below(2)) + ")";
        }
        String passing = draw.chance(30)
                ? draw.clause("json_table passing", " ? (@ != $x)' passing ")
                        + statement.expressions().of(Kind.TEXT, left, 1) + " as x"
                : "'";
        String end = draw.chance(15) ? draw.of(List.of(" error on error", " empty on error")) : "";
        Relation relation = Relation.of(draw.name("j"), MOST, names, kinds);
        return Joins.From.made(
                draw.clause("json_table", "json_table(") + document + ", '" + draw.of(ROWS) + passing + " columns ("
                        + columns + ")" + end + ") as " + relation.name(),
                relation);
    }

    private String columns(List<String> names, List<Kind> kinds, int more) {
        List<String> columns = new ArrayList<>();
        for (int at = 0; at <= more; at++) {
            String name = draw.name("c");
            names.add(name);
            columns.add(name + column(kinds));
        }
        return String.join(", ", columns);
    }

    private String column(List<Kind> kinds) {
        int kind = draw.below(10);
        if (kind < 2) {
            kinds.add(Kind.INT);
            return draw.clause("json_table ordinality", " for ordinality");
        }
        Relation.Column key = draw.of(KEYS);
        String path = " path '$." + key.name() + "'";
        if (kind < 4) {
            kinds.add(Kind.BOOL);
            return draw.clause("json_table exists", " boolean exists") + path;
        }
        kinds.add(key.kind());
        String type = " " + key.kind().type();
        if (key.kind() == Kind.JSON) {
            return type
                    + draw.of(List.of("", " format json"))
                    + path
                    + draw.of(List.of("", " with wrapper", " without wrapper empty array on empty"));
        }
        return type + path + end(key.kind());
    }

    private String end(Kind kind) {
        return switch (draw.below(5)) {
            case 0 -> " null on empty null on error";
            case 1 -> kind == Kind.TEXT ? " default 'none' on empty" : " null on error";
            case 2 -> kind == Kind.INT ? " default 7 on empty default 8 on error" : "";
            default -> "";
        };
    }
}
