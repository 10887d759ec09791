package dev.sallyport.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The folder a log lives in, as the few operations the log needs from it. */
public interface Disk {
    /** The names of the files in the folder, in no order. */
    List<String> names() throws IOException;

    /** Creates a file for reading and writing; fails if the name is taken. */
    SegmentFile create(String name) throws IOException;

    /** Opens a file for reading and writing. */
    SegmentFile open(String name) throws IOException;

    /** Opens a file for reading. */
    SegmentFile read(String name) throws IOException;

    /** Renames a file; durable only after {@link #force}. */
    void rename(String from, String to) throws IOException;

    /** Removes a file if it is there; durable only after {@link #force}. */
    void delete(String name) throws IOException;

    /** Makes creations, renames and removals durable. */
    void force() throws IOException;

    /** Keeps every other process and every other log of this process out until closed. */
    Closeable lock() throws IOException;

    /** A real folder, which must exist. */
    static Disk folder(Path folder) {
        return new FolderDisk(folder);
    }
}
