package dev.sallyport.policy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Writes values so that two different sequences never give the same bytes: everything of variable length says its length. */
final class CanonicalWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CanonicalWriter bytes(byte[] value) {
        number(value.length);
        out.writeBytes(value);
        return this;
    }

    CanonicalWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CanonicalWriter number(long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    CanonicalWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    CanonicalWriter instant(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    <T> CanonicalWriter list(Collection<T> values, BiConsumer<CanonicalWriter, T> each) {
        number(values.size());
        values.forEach(value -> each.accept(this, value));
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
