package dev.sallyport.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that tells the launcher that this start was a good one, worth learning from. */
record ReadyMark(@Nullable Path file) {
    private static final String PROPERTY = "sallyport.ready";

    /** Makes the file that the launcher named, if it named one. */
    static ReadyMark set() {
        String name = System.getProperty(PROPERTY);
        ReadyMark mark = new ReadyMark(name == null ? null : Path.of(name));
        try {
            if (mark.file != null) {
                var _ = Files.createFile(mark.file);
            }
        } catch (IOException _) {
            // then later starts are as slow as this one
        }
        return mark;
    }

    /** Takes it back: this run does not end in good order. */
    void remove() {
        try {
            if (file != null) {
                var _ = Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // the launcher learns from a run that ended badly, which harms nobody
        }
    }
}
