package dev.sallyport.e2e.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a few mebibytes, where root may mount one. */
record SmallDisk(Path folder, boolean isMounted) implements AutoCloseable {
    private static final int BLOCK = 4096;

    static SmallDisk mount(Path folder, int bytes) throws IOException {
        Files.createDirectories(folder);
        int code = run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "sallyport-test", folder.toString());
        return new SmallDisk(folder, code == 0);
    }

    /** Leaves no block. */
    void fill() throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                file.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() >= BLOCK) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    @Override
    public void close() throws IOException {
        if (isMounted) {
            var _ = run("umount", "-l", folder.toString());
        }
    }
}
