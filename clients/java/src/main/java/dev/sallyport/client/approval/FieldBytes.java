package dev.sallyport.client.approval;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Big-endian numbers and pieces, read from front to back; never more than there is. */
final class FieldBytes {
    private static final int SHORT_MASK = 0xFFFF;

    private final String what;
    private final ByteBuffer bytes;

    FieldBytes(String what, ByteString bytes) {
        this.what = what;
        this.bytes = bytes.asReadOnlyByteBuffer();
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    int byteNumber() throws MalformedBytesException {
        return Byte.toUnsignedInt(need(Byte.BYTES).get());
    }

    int shortNumber() throws MalformedBytesException {
        return need(Short.BYTES).getShort() & SHORT_MASK;
    }

    long intNumber() throws MalformedBytesException {
        return Integer.toUnsignedLong(need(Integer.BYTES).getInt());
    }

    long longNumber() throws MalformedBytesException {
        return need(Long.BYTES).getLong();
    }

    ByteString take(long length) throws MalformedBytesException {
        var _ = need(length);
        var piece = new byte[Math.toIntExact(length)];
        var _ = bytes.get(piece);
        return ByteString.copyFrom(piece);
    }

    /** A text with a 16-bit length before it. */
    String text() throws MalformedBytesException {
        return text(what, take(shortNumber()));
    }

    /** Bytes as the text that they are in UTF-8, and only where they are one. */
    static String text(String what, ByteString bytes) throws MalformedBytesException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.asReadOnlyByteBuffer())
                    .toString();
        } catch (CharacterCodingException _) {
            throw new MalformedBytesException(what + " is no UTF-8");
        }
    }

    void end() throws MalformedBytesException {
        if (hasMore()) {
            throw new MalformedBytesException(what + " goes on after its end");
        }
    }

    private ByteBuffer need(long length) throws MalformedBytesException {
        if (length > bytes.remaining()) {
            throw new MalformedBytesException(what + " is cut short");
        }
        return bytes;
    }
}
