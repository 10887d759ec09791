package dev.sallyport.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes one record and waits for the disk, in a file whose space is taken already. */
final class Flush implements Operation {
    private static final int SIZE = 16 << 20;
    private static final int RECORD = 420;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer record = ByteBuffer.allocateDirect(RECORD);
    private int position;

    Flush(Path folder) throws IOException {
        this.file = folder.resolve("flush.bin");
        Files.write(file, new byte[SIZE]);
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.force(true);
    }

    @Override
    public void run() throws IOException {
        var _ = channel.write(record.clear(), position);
        channel.force(false);
        position = (position + RECORD) % (SIZE - RECORD);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
