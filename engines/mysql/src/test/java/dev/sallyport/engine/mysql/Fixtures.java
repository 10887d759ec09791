package dev.sallyport.engine.mysql;

import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** What tests read from files. */
final class Fixtures {
    private Fixtures() {}

    static List<String> lines(String resource) throws IOException {
        try (var stream = requireNonNull(Fixtures.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** Runs a script of the bypass corpus but for its stored programs, which only some administrators may make. */
    static void load(TestDatabase database, String script) throws IOException, SQLException {
        Tables.drop(database);
        String text = Files.readString(Cases.file("bypass/" + script));
        database.execute(Arrays.stream(text.split(";\\s*\n"))
                .map(String::strip)
                .filter(each -> !each.isEmpty() && !each.matches("(?s)CREATE (FUNCTION|PROCEDURE).*"))
                .toArray(String[]::new));
    }

    /** Every case of the corpus, one JSON document a line. */
    static List<String> bypassCases() throws IOException {
        return Files.readAllLines(Cases.file("bypass/cases.jsonl"));
    }
}
