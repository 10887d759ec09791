package dev.sallyport.audit;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The layout of an entry in a segment: length, CRC-32C of length and payload, payload; numbers big-endian. */
final class Frame {
    static final int PREFIX = 8;
    static final int MAX_PAYLOAD = 60_000;
    static final int MAX = PREFIX + MAX_PAYLOAD;

    private Frame() {}

    static void put(ByteBuffer target, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        target.putInt(length).putInt(checksum(length, parts));
        for (byte[] part : parts) {
            target.put(part);
        }
    }

    static int checksum(int length, byte[]... parts) {
        var crc = new CRC32C();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(length >>> shift);
        }
        for (byte[] part : parts) {
            crc.update(part);
        }
        return (int) crc.getValue();
    }

    static boolean isLength(int length) {
        return length > 0 && length <= MAX_PAYLOAD;
    }
}
