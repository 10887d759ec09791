package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes functions in FROM: alone, several beside each other, with a number for each row, and those whose columns the statement defines. */
final class TableFunctions {
    private static final int JSON_TABLE = 17;
    private static final int ROWS = 4;

    private final Draw draw;
    private final Statement statement;
    private final JsonTables tables;

    TableFunctions(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
        this.tables = new JsonTables(draw, statement);
    }

    /** @param left what stands before it */
    Joins.From of(Scope left) {
        int kind = draw.below(100);
        if (kind < 28 && statement.grammar().version() >= JSON_TABLE) {
            return tables.of(left);
        }
        if (kind < 44) {
            return defined(left);
        }
        return kind < 62 ? together(left) : alone(left);
    }

    private Joins.From alone(Scope left) {
        Production function = drawn();
        return numbered(statement.expressions().rows(function, left), function.kinds());
    }

    private Joins.From together(Scope left) {
        List<Production> functions = IntStream.rangeClosed(0, 1 + draw.below(2))
                .mapToObj(_ -> drawn())
                .toList();
        String text = functions.stream()
                .map(each -> statement.expressions().rows(each, left))
                .collect(Collectors.joining(", ", "rows from (", ")"));
        List<Kind> kinds =
                functions.stream().flatMap(each -> each.kinds().stream()).toList();
        return numbered(draw.clause("rows from", text), kinds);
    }

    private Production drawn() {
        return draw.of(statement.grammar().rows(), "rows");
    }

    private Joins.From numbered(String text, List<Kind> columns) {
        List<Kind> kinds = new ArrayList<>(columns);
        String number = "";
        if (draw.chance(30)) {
            number = draw.clause("with ordinality", " with ordinality");
            kinds.add(Kind.LONG);
        }
        List<String> names = statement.names(kinds.size());
        Relation relation = Relation.of(draw.name("f"), ROWS, names, kinds);
        return Joins.From.made(
                text + number + " as " + relation.name() + "(" + String.join(", ", names) + ")", relation);
    }

    /** Of a document, whose keys the columns are named after. */
    private Joins.From defined(Scope left) {
        List<Relation.Column> columns = draw.some(JsonTables.KEYS, 3);
        boolean isSet = draw.chance(50);
        String document = statement.expressions().of(Kind.JSON, left, draw.below(2));
        String function = isSet
                ? "jsonb_to_recordset(jsonb_path_query_array(" + document + ", '"
                        + draw.of(List.of("$", "$", "$.list[*]")) + "'))"
                : "jsonb_to_record(" + document + ")";
        String definitions = columns.stream()
                .map(column -> column.name() + " " + column.kind().type())
                .collect(Collectors.joining(", ", "(", ")"));
        draw.clause(isSet ? "definitions of columns of a set" : "definitions of columns", "");
        Relation relation = new Relation(
                draw.name("r"),
                ROWS,
                columns,
                columns.stream().map(Relation.Column::name).toList());
        return Joins.From.made(function + " as " + relation.name() + definitions, relation);
    }
}
