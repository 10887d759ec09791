package dev.sallyport.e2e.sqlsmith;

import dev.sallyport.e2e.generated.Listed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What of a database `sqlsmith` sees when it makes statements. */
public enum Sight {
    /** All there is: every function and operator of the server, what nobody granted, partitions. */
    EVERYTHING,
    /** Functions and operators that the gateway allows, and tables with a grant. */
    ALLOWED,
    /** The same with views for tables, of which it takes no samples and to which it does not write. */
    VIEWS;

    /** What is run in the database to cut it down to this. */
    private List<String> cuts() {
        return switch (this) {
            case EVERYTHING -> List.of();
            case ALLOWED -> List.of("allowed.sql");
            case VIEWS -> List.of("allowed.sql", "views.sql");
        };
    }

    /**
     * Different statements over these tables, the same for the same seed.
     *
     * @param tables what makes them
     */
    public Set<String> statements(TestServer server, String tables, int number, int seed, Path folder)
            throws SQLException, IOException, InterruptedException {
        try (TestDatabase database = server.createDatabase()) {
            database.execute(tables);
            if (this != EVERYTHING) {
                list(database);
            }
            for (String cut : cuts()) {
                database.execute(resource(cut));
            }
            Set<String> statements = new LinkedHashSet<>();
            for (int more = 0; statements.size() < number; more++) {
                statements.addAll(Program.statements(database, number - statements.size(), seed + more, folder));
            }
            return statements;
        }
    }

    private static void list(TestDatabase database) throws SQLException, IOException {
        List<List<String>> functions =
                Listed.functions().stream().map(parts -> parts.subList(1, 3)).toList();
        Set<String> understood = Symbols.understood();
        List<List<String>> operators = Listed.operators().stream()
                .map(parts -> parts.subList(1, 4))
                .filter(parts -> understood.contains(parts.getFirst()))
                .toList();
        try (Connection connection = database.connect()) {
            list(connection, "listed_functions", functions);
            list(connection, "listed_operators", operators);
        }
    }

    private static void list(Connection connection, String table, List<List<String>> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table information_schema." + table + " (name text, left_type text, right_type text)");
        }
        try (var insert =
                connection.prepareStatement("insert into information_schema." + table + " values (?, ?, ?)")) {
            for (List<String> row : rows) {
                for (int at = 0; at < 3; at++) {
                    insert.setString(at + 1, at < row.size() ? row.get(at) : null);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The text of a resource beside this class. */
    public static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(Sight.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
