package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that are wrong, whoever listens: code 2, what is wrong, and where it says what is right. */
class UsageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query|s|select 1|--param|int:x",
                "query|s|select 1|--param|uuid:x",
                "query|s|select 1|--param|bytes:x",
                "query|s|select 1|--rows|-3",
                "query|s|select 1|--rows|0",
                "query|s|select 1|--timeout|0",
                "query|s|select 1|--timeout|9999999999999",
                "query|s|select 1|--address|localhost",
                "query|s|select 1|-o|xml",
                "query|s",
                "query|s|select 1|--approval|a-1",
                "query|s|--approval|a-1|--intent|why",
                "approval",
                "approval|list|--state|nope",
                "approval|show",
                "approval|approve",
                "approval|reject|a-1",
                "approval|watch|--every|0",
                "approval|evidence|a-1",
                "approval|key",
                "approval|key|propose|f",
                "class|set|s|notes|clear",
                "class|set|s|public.customers.notes|nothing",
                "class|set|s|public.customers.notes|nothing|--path|a",
                "source|list|--nope",
            })
    void wrongArgumentEndsWithTwo(String words) throws IOException {
        try (var gateway = new FakeGateway(folder)) {
            var run = gateway.run(words.split("\\|"));
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).startsWith("error: ").contains("\nnext: see `sallyport ");
        }
    }

    @Test
    void wrongParameterTellsTheForms() throws IOException {
        try (var gateway = new FakeGateway(folder)) {
            assertThat(gateway.run("query", "s", "select 1", "--param", "int:x").err())
                    .startsWith("error: the parameter `int:x` is no int, expected int:7, decimal:1.50,");
        }
    }

    @Test
    void callToTheOtherListenerSaysSo() throws IOException {
        try (var gateway = new FakeGateway(folder)) {
            var run = gateway.run("query", "s", "select 1");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains("does not serve this call")
                    .contains("`query`, `dry-run` and `source schema` go to the data port");
        }
    }

    @Test
    void withoutAProfileTheNextStepIsTheOneOfTheDoctor() {
        Path missing = folder.resolve("missing.yaml");
        String query = run("query", "s", "select 1", "--profile", missing.toString());
        assertThat(query).startsWith("error: `" + missing + "` cannot be read");
    }

    @Test
    void helpOfEveryCommandSaysWhatItsOptionsAre() {
        Stream.of(
                        "query",
                        "dry-run",
                        "source list",
                        "source schema",
                        "source catalog",
                        "policy explain",
                        "audit tail",
                        "audit search",
                        "class list",
                        "approval list",
                        "approval key list")
                .forEach(command -> assertThat(run((command + " --help").split(" ", -1)))
                        .as(command)
                        .contains("one of table, json, ndjson, csv (default: table)"));
        assertThat(run("class", "set", "--help").replaceAll("\\s+", " ")).contains("`partial(last N)`");
    }

    private static String run(String... arguments) {
        var text = new StringWriter();
        var _ = Main.commandLine(Connection::open)
                .setOut(new PrintWriter(text, true))
                .setErr(new PrintWriter(text, true))
                .execute(arguments);
        return text.toString();
    }
}
