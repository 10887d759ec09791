package dev.sallyport.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The echo server in a process of its own; made when it is ready. */
record ChildEcho(Process process, int port) implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("echo: ready on port (\\d+)");

    static ChildEcho start(Path authority, Path log) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoServer.class.getName(),
                        authority.toString())
                .redirectError(log.toFile())
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (!ready.find()) {
            throw new IOException("the echo server did not start, see `" + log + "`");
        }
        return new ChildEcho(process, Integer.parseInt(ready.group(1)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
