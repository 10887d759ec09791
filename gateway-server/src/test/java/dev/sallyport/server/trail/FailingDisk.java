package dev.sallyport.server.trail;

import dev.sallyport.audit.Disk;
import dev.sallyport.audit.SegmentFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real folder whose flushes fail or wait, or that has no room for another file, from the moment that a test says so. */
record FailingDisk(Disk disk, AtomicBoolean broken, AtomicBoolean full, Semaphore flushes) implements Disk {
    FailingDisk(Disk disk) {
        this(disk, new AtomicBoolean(), new AtomicBoolean(), new Semaphore(1));
    }

    @Override
    public List<String> names() throws IOException {
        return disk.names();
    }

    @Override
    public SegmentFile create(String name) throws IOException {
        if (full.get()) {
            throw new IOException("no space left on device");
        }
        return new FailingFile(disk.create(name));
    }

    @Override
    public SegmentFile open(String name) throws IOException {
        return new FailingFile(disk.open(name));
    }

    @Override
    public SegmentFile read(String name) throws IOException {
        return disk.read(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void force() throws IOException {
        disk.force();
    }

    @Override
    public Closeable lock() throws IOException {
        return disk.lock();
    }

    private final class FailingFile implements SegmentFile {
        private final SegmentFile file;

        FailingFile(SegmentFile file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            file.write(source, position);
        }

        @Override
        public void force() throws IOException {
            if (broken.get()) {
                throw new IOException("input/output error");
            }
            flushes.acquireUninterruptibly();
            try {
                file.force();
            } finally {
                flushes.release();
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
