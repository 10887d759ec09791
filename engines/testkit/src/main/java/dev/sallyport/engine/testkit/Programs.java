package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Programs of the machine that the servers need. */
final class Programs {
    private Programs() {}

    static void run(List<String> command) throws IOException {
        output(command);
    }

    /** Runs a program that reads a file. */
    static void run(List<String> command, Path input) throws IOException {
        output(new ProcessBuilder(command).redirectInput(input.toFile()));
    }

    /** What a program says, once it has ended well. */
    static String output(List<String> command) throws IOException {
        return output(new ProcessBuilder(command));
    }

    private static String output(ProcessBuilder program) throws IOException {
        Process process = program.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("`" + program.command().getFirst() + "` failed: " + output);
        }
        return output;
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
