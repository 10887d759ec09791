package dev.sallyport.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that a file names by number and start time, so that a number used again is not taken for it. */
final class RunningProcess {
    private RunningProcess() {}

    /** Writes down this process. */
    static void record(Path file) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        DemoFolder.write(file, self.pid() + " " + start(self));
    }

    /** The process that the file names, if it still runs. */
    static Optional<ProcessHandle> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(file).strip().split(" ", -1);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> parts.length == 2 && start(process).equals(parts[1]));
    }

    /** Asks a process to end, waits, and ends it when it does not. */
    static void stop(ProcessHandle process, Duration patience) throws InterruptedException {
        var _ = process.destroy();
        try {
            var _ = process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            var _ = process.destroyForcibly();
        }
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toString();
    }
}
