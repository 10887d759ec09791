package dev.sallyport.operation;

import java.util.Arrays;

/** The secret of one column for keyed masks, 32 bytes; it travels to the database as a bind parameter only. */
public record MaskKey(byte[] bytes) {
    private static final int LENGTH = 32;

    public MaskKey {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a mask key has " + LENGTH + " bytes");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MaskKey[hidden]";
    }
}
