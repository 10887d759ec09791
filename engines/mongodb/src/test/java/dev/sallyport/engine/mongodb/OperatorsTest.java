package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that refusals point to lists what may be used, and no program is among it. */
class OperatorsTest {
    @Test
    void nothingThatRunsPrograms() {
        Set<String> all = new TreeSet<>(Operators.EXPRESSIONS.names());
        all.addAll(Operators.ACCUMULATORS.names());

        assertThat(all)
                .doesNotContain("$function", "$accumulator", "$where", "$meta")
                .noneMatch(name -> name.startsWith("$_"));
    }

    @Test
    void thePageListsEveryOperator() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("sallyport.root", "../.."), "docs", "mongodb.md"));
        Set<String> listed = Pattern.compile("\\$[A-Za-z0-9]+")
                .matcher(page)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());

        assertThat(listed).containsAll(Operators.EXPRESSIONS.names()).containsAll(Operators.ACCUMULATORS.names());
    }
}
