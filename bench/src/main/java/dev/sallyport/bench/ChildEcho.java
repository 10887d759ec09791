package dev.sallyport.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The echo server in a process of its own; made when it is ready. */
record ChildEcho(Process process, int port) implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("echo: ready on port (\\d+)");

    static ChildEcho start(Path authority, String classPath, List<String> jvmOptions, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, EchoServer.class.getName(), authority.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (!ready.find()) {
            throw new IOException("the echo server did not start, see `" + log + "`");
        }
        return new ChildEcho(process, Integer.parseInt(ready.group(1)));
    }

    /** As `kill`; waits until it has ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            var _ = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
