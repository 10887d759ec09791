package dev.sallyport.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that tells the launcher that this start was a good one, worth learning from. */
record ReadyMark(@Nullable Path file) {
    private static final String PROPERTY = "sallyport.ready";

    /** The file that the launcher named, if it named one. */
    static ReadyMark named() {
        String name = System.getProperty(PROPERTY);
        return new ReadyMark(name == null ? null : Path.of(name));
    }

    /** The gateway is ready. */
    void set() {
        try {
            if (file != null) {
                var _ = Files.createFile(file);
            }
        } catch (IOException _) {
            // then later starts are as slow as this one
        }
    }

    /** This run does not end in good order. */
    void remove() {
        try {
            if (file != null) {
                var _ = Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // the launcher learns from a run that ended badly, which harms nobody
        }
    }

    /** Says why the process stays a little, where Java is about to write down what it learned. */
    void explainWait() {
        if (file != null && Files.exists(file)) {
            System.out.println(
                    "sallyport: stopped; keeping the class cache for faster starts, this takes some seconds");
        }
    }
}
