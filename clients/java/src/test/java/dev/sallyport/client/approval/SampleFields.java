package dev.sallyport.client.approval;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of one operation, to be changed by a test. */
final class SampleFields {
    static final String PREFIX = "sallyport-op-v1\0";

    private SampleFields() {}

    /** The content of each field, by its place. */
    static List<byte[]> contents() {
        return new ArrayList<>(List.of(
                utf8("postgresql"),
                utf8("shop-pg"),
                utf8("7423"),
                utf8("shop"),
                utf8("WRITE"),
                utf8("update orders set note = $1 where id = $2"),
                new byte[] {0, 0, 0, 1},
                joined(texts("text"), texts("int64")),
                joined(new byte[] {-1, -1, -1, -1}, new byte[] {0, 0, 0, 1, '7'}),
                texts("role=app"),
                number(100),
                number(1 << 20),
                number(4096),
                number(5),
                number(30_000),
                utf8("https://idp.example"),
                utf8("alice"),
                joined(texts("https://idp.example"), texts("spiffe://x/agent/a")),
                utf8("spiffe://x/agent/a"),
                utf8("t-1"),
                new byte[32],
                texts("four-eyes"),
                new byte[32],
                number(1_800_000_000_000_000L),
                number(1_800_000_900_000_000L),
                new byte[16],
                number(3),
                new byte[0],
                utf8("because"),
                joined(texts("public"), joined(texts("orders"), texts("note")))));
    }

    static ByteString bytes(List<byte[]> contents) {
        ByteString bytes = ByteString.copyFromUtf8(PREFIX);
        for (int at = 0; at < contents.size(); at++) {
            bytes = bytes.concat(field(at + 1, contents.get(at)));
        }
        return bytes;
    }

    static ByteString field(int tag, byte[] content) {
        var head = ByteBuffer.allocate(Short.BYTES + Integer.BYTES)
                .putShort((short) tag)
                .putInt(content.length);
        return ByteString.copyFrom(head.flip()).concat(ByteString.copyFrom(content));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static byte[] texts(String text) {
        byte[] bytes = utf8(text);
        return ByteBuffer.allocate(Short.BYTES + bytes.length)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
