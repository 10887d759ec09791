package dev.sallyport.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The database server of a demo that was killed: it writes its own number into a file. Only a process whose
 * command line names that folder is ended, so that a number used again harms nobody.
 */
final class Leftover {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftover() {}

    /** Ends the PostgreSQL of a data folder. */
    static void stop(Path data) throws IOException, InterruptedException {
        stop(data.resolve("postmaster.pid"), data);
    }

    /** Ends the server of a data folder that wrote its number into a file. */
    static void stop(Path file, Path data) throws IOException, InterruptedException {
        Optional<ProcessHandle> server = Files.exists(file) ? running(file, data) : Optional.empty();
        if (server.isPresent()) {
            RunningProcess.stop(server.get(), PATIENCE);
        }
        var _ = Files.deleteIfExists(file);
    }

    private static Optional<ProcessHandle> running(Path file, Path data) throws IOException {
        String number = Files.readAllLines(file).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(number))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(data.toString()))
                        .isPresent());
    }
}
