package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What statements are understood to do, which is all that a policy decides on; `-Dsallyport.golden=write` writes it anew. */
final class OperationGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/sallyport/engine/postgresql/operations.golden");

    @Test
    void operationsAreTheGoldenOnes() throws IOException {
        List<String> statements = Stream.concat(
                        Fixtures.lines("sealed.sql").stream(), Fixtures.lines("typing.sql").stream())
                .sorted()
                .distinct()
                .toList();
        List<String> lines = new ArrayList<>();
        try (TestReader reader = new TestReader(TestCatalog.visible())) {
            for (String sql : statements) {
                lines.add("-- " + sql);
                lines.addAll(lines(reader.understood(sql).operation()));
                lines.add("");
            }
        }
        String text = String.join("\n", lines);
        if (System.getProperty("sallyport.golden", "").equals("write")) {
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }

    private static List<String> lines(Operation operation) {
        List<String> lines = new ArrayList<>();
        operation.effects().forEach(effect -> lines.add(line(effect)));
        lines.add("calls " + operation.functions() + " risks " + operation.risks());
        return lines;
    }

    private static String line(Effect effect) {
        return effect.reference() + " " + effect.verb() + " " + effect.target().schema() + "."
                + effect.target().object() + " reads " + effect.read() + " tests " + effect.tested() + " returns "
                + effect.returned();
    }
}
