package dev.sallyport.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The verifiers in other languages. A test that needs one is skipped where its language is not, unless
 * `-Dsallyport.test.require=` names `tools`.
 */
final class Verifiers {
    /** What a program printed and how it ended. */
    record Run(int code, String text) {}

    private Verifiers() {}

    static Run python(String script, Path file) throws IOException, InterruptedException {
        return run(List.of("python3", "-I"), script, file);
    }

    static Run go(String script, Path file) throws IOException, InterruptedException {
        return run(List.of("go", "run"), script, file);
    }

    private static Run run(List<String> program, String script, Path file) throws IOException, InterruptedException {
        boolean isHere = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program.getFirst())));
        List<String> required =
                Arrays.asList(System.getProperty("sallyport.test.require", "").split(",", -1));
        if (!isHere && required.contains("tools")) {
            throw new IllegalStateException("`" + program.getFirst() + "` is required and not there");
        }
        Assumptions.assumeTrue(isHere, () -> "no " + program.getFirst());
        List<String> command = new ArrayList<>(program);
        command.add(verifiers().resolve(script).toString());
        command.add(file.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }

    static Path verifiers() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("deploy/e2e/verifiers"))) {
            Path above = at.getParent();
            if (above == null) {
                throw new IllegalStateException("the verifiers are not in a folder above this one");
            }
            at = above;
        }
        return at.resolve("deploy/e2e/verifiers");
    }
}
