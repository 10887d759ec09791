package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first block of a segment: magic, version, length and CRC-32C of the body, then the body: origin, first seq,
 * the compact range of all records before it, the previous checkpoint; zeros up to {@link #BYTES}.
 */
record SegmentHeader(String origin, CompactRange range, ByteString checkpoint) {
    static final int BYTES = 4096;
    static final int MAX_ORIGIN = 256;
    private static final long MAGIC = 0x53414C4C59504F52L; // "SALLYPOR"
    private static final int VERSION = 1;
    private static final int BODY = 20;

    long firstSeq() {
        return range.size();
    }

    ByteBuffer encode() {
        byte[] body = body();
        return ByteBuffer.allocate(BYTES)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putInt(body.length)
                .putInt(Frame.checksum(body.length, body))
                .put(body)
                .position(0);
    }

    private byte[] body() {
        byte[] name = origin.getBytes(StandardCharsets.UTF_8);
        var body = ByteBuffer.allocate(BYTES - BODY)
                .putShort((short) name.length)
                .put(name)
                .putLong(range.size())
                .put((byte) range.roots().size());
        range.roots().forEach(body::put);
        body.putInt(checkpoint.size()).put(checkpoint.asReadOnlyByteBuffer());
        byte[] exact = new byte[body.position()];
        body.flip().get(exact);
        return exact;
    }

    static SegmentHeader read(String name, SegmentFile file) throws IOException {
        var block = ByteBuffer.allocate(BYTES);
        while (block.hasRemaining() && file.read(block, block.position()) > 0) {}
        try {
            return decode(name, block.flip());
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new LogCorrupt(name, block.position(), "the header is not one of a segment");
        }
    }

    private static SegmentHeader decode(String name, ByteBuffer block) throws LogCorrupt {
        require(block.limit() == BYTES, name, 0, "the header is cut short");
        require(block.getLong() == MAGIC, name, 0, "the magic number is not that of a segment");
        int version = block.getInt();
        require(version == VERSION, name, 8, "version `%d` is not known, expected `1`".formatted(version));
        byte[] body = new byte[Math.clamp(block.getInt(), 0, BYTES)];
        int checksum = block.getInt();
        block.get(body);
        require(checksum == Frame.checksum(body.length, body), name, 16, "the checksum of the header does not match");
        require(Zeros.only(block), name, block.position(), "bytes follow the header");
        return decodeBody(ByteBuffer.wrap(body));
    }

    private static SegmentHeader decodeBody(ByteBuffer body) {
        byte[] name = bytes(body, body.getShort());
        long firstSeq = body.getLong();
        List<byte[]> roots = new ArrayList<>();
        for (int left = body.get(); left > 0; left--) {
            roots.add(bytes(body, Merkle.HASH_BYTES));
        }
        var checkpoint = ByteString.copyFrom(bytes(body, body.getInt()));
        return new SegmentHeader(
                new String(name, StandardCharsets.UTF_8), CompactRange.of(firstSeq, roots), checkpoint);
    }

    private static byte[] bytes(ByteBuffer source, int length) {
        byte[] bytes = new byte[Math.clamp(length, 0, BYTES)];
        source.get(bytes);
        return bytes;
    }

    private static void require(boolean holds, String name, long offset, String otherwise) throws LogCorrupt {
        if (!holds) {
            throw new LogCorrupt(name, offset, otherwise);
        }
    }
}
