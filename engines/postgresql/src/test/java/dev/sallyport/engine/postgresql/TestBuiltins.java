package dev.sallyport.engine.postgresql;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What PostgreSQL 18 brings along, as its own `pg_catalog` told it; only the functions that tests name. */
final class TestBuiltins {
    private TestBuiltins() {}

    static PostgresBuiltins load() {
        return load(180_006);
    }

    /** The same under the number of another server. */
    static PostgresBuiltins load(int serverVersion) {
        return new PostgresBuiltins(
                "test",
                serverVersion,
                withElements(read("type", TestBuiltins::type)),
                read("function", TestBuiltins::function),
                read("operator", TestBuiltins::operator),
                read("cast", TestBuiltins::cast),
                List.of(),
                List.of());
    }

    private static <T> List<T> read(String kind, Function<String[], T> row) {
        try (var stream = requireNonNull(TestBuiltins.class.getResourceAsStream("builtins.tsv"));
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[0].equals(kind))
                    .map(row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresType type(String[] cells) {
        return new PostgresType(
                oid(cells[1]),
                cells[2],
                cells[3],
                PostgresType.Kind.of(cells[4].charAt(0)),
                cells[5].charAt(0),
                cells[6].equals("1"),
                oid(cells[7]),
                PostgresType.Made.SERVER);
    }

    /** An array type is called as its elements are, with a line before it. */
    private static List<PostgresType> withElements(List<PostgresType> types) {
        Map<String, PostgresType> byName =
                types.stream().collect(Collectors.toMap(type -> "_" + type.name(), type -> type));
        return types.stream()
                .map(type -> byName.containsKey(type.name()) ? arrayOf(byName.get(type.name()), type) : type)
                .toList();
    }

    private static PostgresType arrayOf(PostgresType element, PostgresType array) {
        return new PostgresType(
                array.oid(),
                array.schema(),
                array.name(),
                array.kind(),
                array.category(),
                array.preferred(),
                element.oid(),
                array.made());
    }

    private static PostgresOperator operator(String[] cells) {
        return new PostgresOperator(
                oid(cells[1]),
                "pg_catalog",
                cells[2],
                oid(cells[3]),
                oid(cells[4]),
                oid(cells[5]),
                PostgresFunction.Volatility.of(cells[7].charAt(0)),
                cells[8].equals("1"),
                "");
    }

    private static PostgresCast cast(String[] cells) {
        return new PostgresCast(
                oid(cells[1]),
                oid(cells[2]),
                oid(cells[3]),
                PostgresCast.Context.of(cells[5].charAt(0)),
                PostgresCast.Method.of(cells[6].charAt(0)),
                cells[7].equals("1"),
                false);
    }

    private static PostgresFunction function(String[] cells) {
        return new PostgresFunction(
                oid(cells[1]),
                "pg_catalog",
                cells[2],
                PostgresFunction.Kind.of(cells[3].charAt(0), cells[4].charAt(0)),
                cells[5].isEmpty()
                        ? List.of()
                        : Arrays.stream(cells[5].split(","))
                                .map(TestBuiltins::oid)
                                .toList(),
                oid(cells[6]),
                oid(cells[8]),
                PostgresFunction.Volatility.of(cells[9].charAt(0)),
                cells[10].equals("1"),
                cells[12].equals("1"),
                Integer.parseInt(cells[7]),
                cells[13].isEmpty() ? List.of() : List.of(cells[13].split(",", -1)),
                "");
    }

    private static long oid(String digits) {
        return Long.parseLong(digits);
    }
}
