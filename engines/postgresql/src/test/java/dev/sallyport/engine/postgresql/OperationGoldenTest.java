package dev.sallyport.engine.postgresql;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What statements are understood to do, which is all that a policy decides on. */
final class OperationGoldenTest {
    private static final List<String> FILES = List.of("sealed.sql", "typing.sql", "typing_17.sql", "pair_17.sql");

    @Test
    void operationsAreTheGoldenOnes() throws IOException {
        List<String> statements = FILES.stream()
                .flatMap(OperationGoldenTest::lines)
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
        Golden.assertSame(String.join("\n", lines), "operations.golden");
    }

    private static Stream<String> lines(String file) {
        try {
            return Fixtures.lines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
