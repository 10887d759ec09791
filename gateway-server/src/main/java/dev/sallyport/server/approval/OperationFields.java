package dev.sallyport.server.approval;

import dev.sallyport.server.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that an approval is bound to, as bytes of one spelling: `sallyport-op-v1`, a zero byte, then every {@link Field} in its order as a
 * 16-bit tag, a 32-bit length and its bytes, big-endian. What people sign is the SHA-256 of it.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by digest
public record OperationFields(byte[] bytes) {
    private static final byte[] PREFIX = "sallyport-op-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_BYTES = 16 << 20;

    /** Puts the fields of one operation together. */
    static final class Builder {
        private final Map<Field, byte[]> fields = new EnumMap<>(Field.class);

        Builder put(Field field, byte[] bytes) {
            if (fields.put(field, bytes) != null) {
                throw new IllegalStateException("field `" + field + "` was put twice");
            }
            return this;
        }

        Builder put(Field field, String text) {
            return put(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Builder put(Field field, long number) {
            return put(field, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        Builder put(Field field, List<String> texts) {
            return put(field, Packed.texts(texts));
        }

        OperationFields build() {
            var all = new ByteArrayOutputStream();
            all.writeBytes(PREFIX);
            for (Field field : Field.values()) {
                byte[] bytes = fields.get(field);
                if (bytes == null) {
                    throw new IllegalStateException("field `" + field + "` is missing");
                }
                all.writeBytes(ByteBuffer.allocate(Short.BYTES + Integer.BYTES)
                        .putShort((short) field.tag())
                        .putInt(bytes.length)
                        .array());
                all.writeBytes(bytes);
            }
            return new OperationFields(all.toByteArray());
        }
    }

    /** What is signed. */
    public byte[] digest() {
        return Sha256.of(bytes);
    }

    /**
     * The fields by name.
     *
     * @throws IllegalArgumentException when the bytes are not of that spelling
     */
    Map<Field, byte[]> read() {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        byte[] prefix = new byte[PREFIX.length];
        Map<Field, byte[]> fields = new EnumMap<>(Field.class);
        try {
            rest.get(prefix);
            for (Field field : Field.values()) {
                if (rest.getShort() != field.tag()) {
                    throw new IllegalArgumentException("field `" + field + "` is not in its place");
                }
                int length = rest.getInt();
                if (length < 0 || length > Math.min(rest.remaining(), MAX_BYTES)) {
                    throw new IllegalArgumentException("field `" + field + "` has a wrong length");
                }
                byte[] content = new byte[length];
                rest.get(content);
                fields.put(field, content);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the fields of an operation are cut off", e);
        }
        if (rest.hasRemaining() || !Arrays.equals(prefix, PREFIX)) {
            throw new IllegalArgumentException("the bytes are not the fields of one operation");
        }
        return fields;
    }

    /** The first field that is another one there; empty when all are the same. */
    Optional<Field> changedIn(OperationFields other) {
        Map<Field, byte[]> mine = read();
        Map<Field, byte[]> others = other.read();
        return Arrays.stream(Field.values())
                .filter(field -> !Arrays.equals(mine.get(field), others.get(field)))
                .findFirst();
    }

    /** What a field holds. */
    byte[] bytes(Field field) {
        return Objects.requireNonNull(read().get(field));
    }

    /** A number that a field holds. */
    long number(Field field) {
        byte[] content = bytes(field);
        if (content.length != Long.BYTES) {
            throw new IllegalArgumentException("field `" + field + "` is no number");
        }
        return ByteBuffer.wrap(content).getLong();
    }
}
