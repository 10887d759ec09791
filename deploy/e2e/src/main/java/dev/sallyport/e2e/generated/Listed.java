package dev.sallyport.e2e.generated;

import dev.sallyport.engine.mysql.MySqlProvider;
import dev.sallyport.engine.postgresql.PostgresProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the gateway lets a statement call, as its own lists say it: the parts of each line. */
public final class Listed {
    private Listed() {}

    /** Schema, name, argument types with commas between or `-`, class. */
    public static List<List<String>> functions() throws IOException {
        return lines(PostgresProvider.class, "functions.tsv");
    }

    /** Schema, symbol, left type or `-`, right type. */
    public static List<List<String>> operators() throws IOException {
        return lines(PostgresProvider.class, "operators.tsv");
    }

    /** Name, numbers of arguments, servers, use, effort, trouble, result. */
    static List<List<String>> functionsOfMySql() throws IOException {
        return lines(MySqlProvider.class, "functions.tsv");
    }

    private static List<List<String>> lines(Class<?> provider, String name) throws IOException {
        try (var stream = Objects.requireNonNull(provider.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        }
    }
}
