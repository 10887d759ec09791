package dev.sallyport.audit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that appends until it is killed, and prints each index that it was told is durable. */
final class KilledProcess {
    static final int IN_USE = 3;

    private KilledProcess() {}

    static Process start(Path folder, ProcessBuilder.Redirect errors) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-cp", classes, KilledProcess.class.getName(), folder.toString())
                .redirectError(errors)
                .start();
    }

    static void main(String[] args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (var log = Records.open(Disk.folder(Path.of(args[0])))) {
            while (true) {
                long intent = log.append(Records.intent("r")).index();
                out.println(intent);
                out.println(log.append(Records.outcome(intent, "r")).index());
            }
        } catch (LogInUse e) {
            System.exit(IN_USE);
        }
    }
}
