package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.joining;

import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.testkit.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Attack statements: those that are read at all, with what they are read as. A change of the list is to be read, not only accepted. */
class DangerCasesTest {

    private static final Pattern SQL =
            Pattern.compile("\"dialect\": ?\"postgresql\".*?\"sql\": ?\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

    @Test
    void everyAttackIsRefusedOrReadForWhatItIs() throws IOException {
        Path corpus = Cases.file("corpora/danger_cases.jsonl");
        List<String> prints;
        try (SqlFrontEnd frontEnd = FrontEnds.open()) {
            prints = Files.readAllLines(corpus).stream()
                    .flatMap(line -> sql(line).stream())
                    .flatMap(sql -> print(frontEnd, sql).stream())
                    .sorted()
                    .toList();
        }
        Golden.assertSame(prints.stream().map(print -> print + "\n").collect(joining()), "danger_cases.golden");
    }

    private static Optional<String> print(SqlFrontEnd frontEnd, String sql) {
        return switch (frontEnd.read(sql)) {
            case Parsed.Tree tree -> Optional.of(FrontEnds.print(tree).replace("\n", "\\n"));
            case Parsed.Refused _ -> Optional.empty();
        };
    }

    private static Optional<String> sql(String line) {
        Matcher matcher = SQL.matcher(line);
        return matcher.find() ? Optional.of(decoded(matcher.group(1))) : Optional.empty();
    }

    private static String decoded(String json) {
        return ESCAPE.matcher(json).replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
    }

    private static String character(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            default -> escape;
        };
    }
}
