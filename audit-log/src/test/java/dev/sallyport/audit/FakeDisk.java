package dev.sallyport.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A disk in memory that knows which bytes would survive a loss of power, and fails when told to. */
final class FakeDisk implements Disk {
    private static final int SECTOR = 512;
    final Map<String, FakeFile> files = new ConcurrentHashMap<>();
    final AtomicBoolean failForce = new AtomicBoolean();
    final AtomicBoolean failWrite = new AtomicBoolean();
    final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
    final Semaphore forcesAllowed = new Semaphore(Integer.MAX_VALUE);
    /** Holds back the thread that reads the past of a log. */
    final Semaphore pastReadable = new Semaphore(Integer.MAX_VALUE);

    final AtomicInteger forces = new AtomicInteger();
    private final AtomicBoolean locked = new AtomicBoolean();

    @Override
    public List<String> names() {
        return new ArrayList<>(files.keySet());
    }

    @Override
    public SegmentFile create(String name) throws IOException {
        var file = new FakeFile();
        if (files.putIfAbsent(name, file) != null) {
            throw new IOException("exists");
        }
        return file;
    }

    @Override
    public SegmentFile open(String name) throws IOException {
        return read(name);
    }

    @Override
    public SegmentFile read(String name) throws IOException {
        if (Thread.currentThread().getName().equals("audit-log-past")) {
            pastReadable.acquireUninterruptibly();
        }
        FakeFile file = files.get(name);
        if (file == null) {
            throw new IOException("missing");
        }
        return file;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        FakeFile file = files.remove(from);
        if (file == null) {
            throw new IOException("missing");
        }
        files.put(to, file);
    }

    @Override
    public void delete(String name) {
        FakeFile gone = files.remove(name);
        if (gone != null) {
            var _ = freeBytes.addAndGet(gone.bytes.length);
        }
    }

    @Override
    public void force() {}

    @Override
    public Closeable lock() throws IOException {
        if (!locked.compareAndSet(false, true)) {
            throw new LogInUse("in use");
        }
        return () -> locked.set(false);
    }

    /** What another machine would find after this one lost power: only what was forced. */
    FakeDisk afterPowerLoss() {
        var clone = new FakeDisk();
        files.forEach((name, file) -> {
            synchronized (file) {
                clone.files.put(name, clone.new FakeFile(file.durable));
            }
        });
        return clone;
    }

    /** The same, but of what was not forced each sector may have reached the disk or not, in any order. */
    FakeDisk afterPowerLoss(Random random) {
        var clone = new FakeDisk();
        files.forEach((name, file) -> {
            synchronized (file) {
                clone.files.put(name, clone.new FakeFile(mix(file, random)));
            }
        });
        return clone;
    }

    private static byte[] mix(FakeFile file, Random random) {
        byte[] found = Arrays.copyOf(file.durable, file.bytes.length);
        for (int at = 0; at < found.length; at += SECTOR) {
            if (random.nextBoolean()) {
                System.arraycopy(file.bytes, at, found, at, Math.min(SECTOR, found.length - at));
            }
        }
        return found;
    }

    /** The same bytes again, for a test that changes them. */
    FakeDisk copy() {
        var clone = new FakeDisk();
        files.forEach((name, file) -> {
            synchronized (file) {
                clone.files.put(name, clone.new FakeFile(file.bytes));
            }
        });
        return clone;
    }

    FakeFile file(String name) throws IOException {
        return (FakeFile) read(name);
    }

    /** A file in memory. */
    final class FakeFile implements SegmentFile {
        byte[] bytes;
        byte[] durable;

        FakeFile() {
            this(new byte[0]);
        }

        FakeFile(byte[] content) {
            bytes = content.clone();
            durable = content.clone();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) {
            int length = (int) Math.min(target.remaining(), bytes.length - position);
            if (length <= 0) {
                return -1;
            }
            target.put(bytes, (int) position, length);
            return length;
        }

        @Override
        public synchronized void write(ByteBuffer source, long position) throws IOException {
            if (failWrite.get()) {
                throw new IOException("input/output error");
            }
            int end = (int) position + source.remaining();
            if (end > bytes.length) {
                if (freeBytes.addAndGet(bytes.length - end) < 0) {
                    var _ = freeBytes.addAndGet(end - bytes.length);
                    throw new IOException("no space left on device");
                }
                bytes = Arrays.copyOf(bytes, end);
            }
            source.get(bytes, (int) position, source.remaining());
        }

        @Override
        public void force() throws IOException {
            forcesAllowed.acquireUninterruptibly();
            forceNow();
        }

        private synchronized void forceNow() throws IOException {
            var _ = forces.incrementAndGet();
            if (failForce.get()) {
                throw new IOException("input/output error");
            }
            durable = bytes.clone();
        }

        @Override
        public synchronized long size() {
            return bytes.length;
        }

        @Override
        public void close() {}
    }
}
