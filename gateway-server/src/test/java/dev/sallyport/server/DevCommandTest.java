package dev.sallyport.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevCommandTest {
    @TempDir
    private Path folder;

    private record Run(int code, String text) {}

    @Test
    void tokenForAnUnknownClientSaysHowToMakeItsCertificate() {
        assertThat(dev("init").code()).isZero();
        Run run = dev("token", "agent", "nosuch", "--human", "ada", "--task", "t");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text())
                .endsWith("make it with `sallyport dev certificate agent nosuch`\n")
                .hasLineCount(1);
    }

    @Test
    void tokenThatNoGatewayTakesIsRefusedWithTheLimit() {
        assertThat(dev("init").code()).isZero();
        assertThat(dev("certificate", "agent", "a").code()).isZero();
        for (String minutes : List.of("0", "-1", "16", "60")) {
            Run run = dev("token", "agent", "a", "--human", "ada", "--task", "t", "--minutes", minutes);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.text()).contains("option --minutes is `" + minutes + "`, expected 1 to 15");
        }
        assertThat(dev("token", "agent", "a", "--human", "ada", "--task", "t", "--minutes", "15")
                        .code())
                .isZero();
    }

    @Test
    void nameThatIsNoneIsAUsageError() {
        assertThat(dev("init").code()).isZero();
        assertThat(dev("certificate", "agent", "a/b").code()).isEqualTo(2);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of("init", "certificate", "token")) {
            assertThat(dev(command, "--help").code()).isZero();
        }
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Run run = run("dev", "init", "--folder", file.resolve("dev").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text()).startsWith("sallyport: `" + file).hasLineCount(1);
    }

    private Run dev(String command, String... arguments) {
        String place = folder.resolve("dev").toString();
        return run(Stream.of(Stream.of("dev", command), Stream.of(arguments), Stream.of("--folder", place))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        StringWriter text = new StringWriter();
        int code = Main.commandLine(List.of(arguments))
                .setErr(new PrintWriter(text, true))
                .setOut(new PrintWriter(text, true))
                .execute(arguments);
        return new Run(code, text.toString());
    }
}
