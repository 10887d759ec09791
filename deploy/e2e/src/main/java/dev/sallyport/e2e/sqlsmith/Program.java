package dev.sallyport.e2e.sqlsmith;

import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program `sqlsmith` of the Debian package of that name. */
final class Program {
    /** How each statement ends; no literal or name of what it writes has a semicolon. */
    private static final Pattern END = Pattern.compile(";\n");

    private static final int MINUTES = 10;

    private Program() {}

    /** So many statements over the tables of a database, the same for the same seed; it runs none of them. */
    static List<String> statements(TestDatabase database, int number, int seed, Path folder)
            throws IOException, InterruptedException, SQLException {
        Path written = Files.createTempFile(folder, "sqlsmith", ".sql");
        Path told = Files.createTempFile(folder, "sqlsmith", ".log");
        Process process = new ProcessBuilder(
                        "sqlsmith",
                        "--target=" + target(database),
                        "--dry-run",
                        "--exclude-catalog",
                        "--max-queries=" + number,
                        "--seed=" + seed)
                .redirectOutput(written.toFile())
                .redirectError(told.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("sqlsmith did not end within " + MINUTES + " minutes");
        }
        List<String> statements = split(Files.readString(written));
        if (statements.size() != number) {
            throw new IllegalStateException(
                    "sqlsmith wrote " + statements.size() + " statements: " + Files.readString(told));
        }
        return statements;
    }

    private static String target(TestDatabase database) throws SQLException {
        String[] address = database.server().address().split(":", -1);
        try (var connection = database.connect()) {
            return "host=" + address[0] + " port=" + address[1] + " dbname=" + database.name() + " user="
                    + connection.getMetaData().getUserName()
                    + " options='-c search_path=information_schema,pg_catalog'";
        }
    }

    /** The statements of its output. */
    static List<String> split(String written) {
        return Arrays.stream(END.split(written, -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
