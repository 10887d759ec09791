package dev.sallyport.cli.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where the token comes from. It is read for each call, because tokens live for minutes. */
public sealed interface TokenSource {
    /** A file that something else keeps fresh. */
    record TokenFile(Path file) implements TokenSource {}

    /** A command that prints a token. */
    record TokenCommand(List<String> command) implements TokenSource {
        public TokenCommand {
            command = List.copyOf(command);
        }
    }

    /** No token, for what is open to anyone with a certificate. */
    record NoToken() implements TokenSource {}

    /** The token; empty when there is none. */
    default String token() {
        return switch (this) {
            case TokenFile(Path file) -> read(file);
            case TokenCommand(List<String> command) -> run(command);
            case NoToken() -> "";
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("token file `" + file + "` is missing", e);
        } catch (IOException e) {
            throw new UncheckedIOException("token file `" + file + "` cannot be read", e);
        }
    }

    private static String run(List<String> command) {
        try {
            return output(command);
        } catch (IOException e) {
            throw new UncheckedIOException("token command failed: " + e.getMessage(), e);
        }
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        try (var output = process.getInputStream()) {
            String token = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException("`" + command.getFirst() + "` ended with `" + process.exitValue() + "`");
            }
            return token;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the waiting for `" + command.getFirst() + "` was interrupted", e);
        }
    }
}
