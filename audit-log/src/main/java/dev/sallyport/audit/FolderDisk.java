package dev.sallyport.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A folder of the file system. */
final class FolderDisk implements Disk {
    private static final String LOCK = "lock";
    /**
     * The folders that this process holds. It must know them itself: the kernel forgets a process's lock on a file as
     * soon as the process closes any descriptor of that file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;

    FolderDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> Objects.toString(file.getFileName())).toList();
        }
    }

    @Override
    public SegmentFile create(String name) throws IOException {
        return new ChannelFile(FileChannel.open(
                folder.resolve(name),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    @Override
    public SegmentFile open(String name) throws IOException {
        return new ChannelFile(
                FileChannel.open(folder.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public SegmentFile read(String name) throws IOException {
        return new ChannelFile(FileChannel.open(folder.resolve(name), StandardOpenOption.READ));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        var _ = Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        var _ = Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void force() throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public Closeable lock() throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw inUse();
        }
        try {
            Closeable lock = lockFile();
            return () -> {
                lock.close();
                var _ = HELD.remove(real);
            };
        } catch (IOException | RuntimeException e) {
            var _ = HELD.remove(real);
            throw e;
        }
    }

    private Closeable lockFile() throws IOException {
        var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse();
        }
        return channel;
    }

    private LogInUse inUse() {
        return new LogInUse("the log in `%s` is open already, expected to be the only one".formatted(folder));
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
