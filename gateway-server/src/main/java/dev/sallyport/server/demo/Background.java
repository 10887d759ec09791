package dev.sallyport.server.demo;

import dev.sallyport.server.wiring.StartException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The demo as a process of its own, which goes on when the one that started it has ended. */
final class Background {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int LOG_LINES = 20;

    private Background() {}

    /** Returns when it is ready. */
    static void start(DemoFolder folder, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        var _ = Files.deleteIfExists(folder.ready());
        Process process = new ProcessBuilder(command(mainClass, arguments))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(folder.log().toFile())
                .redirectErrorStream(true)
                .start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(folder.ready())) {
            if (process.waitFor(LOOK_AGAIN) || Instant.now().isAfter(end)) {
                process.destroy();
                throw new StartException(
                        "the demo did not start, its log `" + folder.log() + "` ends with\n" + tail(folder.log()));
            }
        }
    }

    private static List<String> command(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return command;
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}
