package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.WordRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that mean something to MySQL or to MariaDB, as a file beside this class has them. */
final class MySqlWords {

    private static final String FILE = "words.txt";

    /** What a line of the file says of a word. */
    private enum Meaning {
        /** Syntax where a column or a table could stand, to one server at least. */
        RESERVED,
        /** A keyword that may name anything. */
        UNRESERVED,
        /** No keyword but directly before a parenthesis. */
        FUNCTION
    }

    private final Map<String, Meaning> meanings;

    private MySqlWords(Map<String, Meaning> meanings) {
        this.meanings = meanings;
    }

    static MySqlWords load() {
        try (InputStream file = Objects.requireNonNull(MySqlWords.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new MySqlWords(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> Meaning.valueOf(line[1]))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reserved, and before a parenthesis a function all the same. */
    private static final Set<String> RESERVED_FUNCTIONS = Set.of(
            "char",
            "cume_dist",
            "database",
            "dense_rank",
            "first_value",
            "if",
            "insert",
            "lag",
            "last_value",
            "lead",
            "left",
            "mod",
            "nth_value",
            "ntile",
            "percent_rank",
            "rank",
            "repeat",
            "replace",
            "right",
            "row_number",
            "schema",
            "utc_date",
            "utc_time",
            "utc_timestamp");

    /** Not reserved, and before a parenthesis syntax of their own. */
    private static final Set<String> WORDED_CALLS =
            Set.of("any", "cast", "extract", "position", "some", "substring", "trim");

    WordRole role(String word) {
        Meaning meaning = meanings.get(word);
        if (meaning == null) {
            return WordRole.NAME;
        }
        return switch (meaning) {
            case RESERVED -> RESERVED_FUNCTIONS.contains(word) ? WordRole.FUNCTION_NAME : WordRole.RESERVED;
            case UNRESERVED, FUNCTION -> WORDED_CALLS.contains(word) ? WordRole.COLUMN_NAME : WordRole.UNRESERVED;
        };
    }

    Set<String> functionsBeforeParentheses() {
        return meanings.keySet().stream()
                .filter(this::isFunctionBeforeParenthesis)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is a function only where nothing stands between it and its parenthesis. */
    boolean isFunctionBeforeParenthesis(String word) {
        return meanings.get(word) == Meaning.FUNCTION;
    }
}
