package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that FROM may name.
 *
 * @param rows the most that it has
 * @param key of each row; every column where there is none
 */
record Relation(String name, int rows, List<Column> columns, List<String> key) {
    /** A column; a withheld one exists for nobody. */
    record Column(String name, Kind kind, boolean masked, boolean withheld) {
        static Column parse(String text) {
            String[] parts = text.split("[:*!]", -1);
            return new Column(parts[0], Kind.of(parts[1]), text.endsWith("*"), text.endsWith("!"));
        }
    }

    Relation {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** A line of `tables.txt`. */
    static Relation parse(String line) {
        String[] parts = line.split(" \\| ", 3);
        List<Column> columns =
                Stream.of(parts[2].split(" ", -1)).map(Column::parse).toList();
        return new Relation(
                parts[0],
                Integer.parseInt(parts[1]),
                columns,
                List.of(columns.getFirst().name()));
    }

    /** A relation without a key, for example one that a query makes. */
    static Relation of(String name, int rows, List<String> names, List<Kind> kinds) {
        List<Column> columns = IntStream.range(0, kinds.size())
                .mapToObj(at -> new Column(names.get(at), kinds.get(at), false, false))
                .toList();
        return new Relation(name, rows, columns, names);
    }

    List<Column> visible() {
        return columns.stream().filter(column -> !column.withheld()).toList();
    }

    /** What stands behind it in FROM under an alias. */
    Scope scope(String alias) {
        List<Field> fields = visible().stream()
                .map(column -> new Field(alias + "." + column.name(), column.kind(), column.masked(), true))
                .toList();
        return Scope.of(fields, key.stream().map(name -> sorted(alias, name)).toList());
    }

    private String sorted(String alias, String name) {
        String text = alias + "." + name;
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> column.kind().sorted(text))
                .orElse(text);
    }
}
