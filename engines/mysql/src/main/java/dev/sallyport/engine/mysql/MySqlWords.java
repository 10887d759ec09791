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

    WordRole role(String word) {
        Meaning meaning = meanings.get(word);
        if (meaning == null) {
            return WordRole.NAME;
        }
        return switch (meaning) {
            case RESERVED -> WordRole.RESERVED;
            case UNRESERVED, FUNCTION -> WordRole.UNRESERVED;
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
