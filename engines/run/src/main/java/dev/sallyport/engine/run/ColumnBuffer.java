package dev.sallyport.engine.run;

import dev.sallyport.engine.Batch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One column of a batch while it grows, in the memory layout of the Arrow columnar format. */
public final class ColumnBuffer {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SMALLEST = 1_024;

    private final Width width;
    private byte[] data = new byte[SMALLEST];
    private byte[] offsets = new byte[SMALLEST];
    private byte[] validity = new byte[SMALLEST / Byte.SIZE];
    private int rows;
    private int nulls;
    private int length;

    /** How many bytes a cell takes. */
    public enum Width {
        BIT(0),
        ONE(1),
        TWO(2),
        FOUR(4),
        EIGHT(8),
        SIXTEEN(16),
        VARIABLE(0);

        private final int bytes;

        Width(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }

    public ColumnBuffer(Width width) {
        this.width = width;
    }

    public void appendNull() {
        nulls++;
        switch (width) {
            case BIT -> {
                reserve(rows / Byte.SIZE + 1);
                set(data, rows, false);
            }
            case VARIABLE -> {}
            case ONE, TWO, FOUR, EIGHT, SIXTEEN -> {
                reserve(length + width.bytes);
                Arrays.fill(data, length, length + width.bytes, (byte) 0);
                length += width.bytes;
            }
        }
        endRow(false);
    }

    public void appendBit(boolean bit) {
        reserve(rows / Byte.SIZE + 1);
        set(data, rows, bit);
        endRow(true);
    }

    public void appendShort(short value) {
        reserve(length + Short.BYTES);
        SHORT.set(data, length, value);
        length += Short.BYTES;
        endRow(true);
    }

    public void appendInt(int value) {
        reserve(length + Integer.BYTES);
        INT.set(data, length, value);
        length += Integer.BYTES;
        endRow(true);
    }

    public void appendLong(long value) {
        reserve(length + Long.BYTES);
        LONG.set(data, length, value);
        length += Long.BYTES;
        endRow(true);
    }

    public void appendBytes(byte[] source, int count) {
        reserve(length + count);
        System.arraycopy(source, 0, data, length, count);
        length += count;
        endRow(true);
    }

    private void endRow(boolean valid) {
        if (rows >= validity.length * Byte.SIZE) {
            validity = Arrays.copyOf(validity, validity.length * 2);
        }
        set(validity, rows, valid);
        rows++;
        if (width == Width.VARIABLE) {
            if ((rows + 1) * Integer.BYTES > offsets.length) {
                offsets = Arrays.copyOf(offsets, offsets.length * 2);
            }
            INT.set(offsets, rows * Integer.BYTES, length);
        }
    }

    private static void set(byte[] bits, int index, boolean bit) {
        int mask = 1 << (index & (Byte.SIZE - 1));
        int at = index / Byte.SIZE;
        bits[at] = (byte) (bit ? bits[at] | mask : bits[at] & ~mask);
    }

    private void reserve(int capacity) {
        if (capacity > data.length) {
            data = Arrays.copyOf(data, Math.max(capacity, data.length * 2));
        }
    }

    /** Hands over what has grown, and starts anew. */
    public Batch.Buffers take() {
        int bitmap = (rows + Byte.SIZE - 1) / Byte.SIZE;
        byte[] valid = nulls == 0 ? new byte[0] : Arrays.copyOf(validity, bitmap);
        byte[] ends = width == Width.VARIABLE ? Arrays.copyOf(offsets, (rows + 1) * Integer.BYTES) : new byte[0];
        byte[] cells = Arrays.copyOf(data, width == Width.BIT ? bitmap : length);
        clearPadding(valid);
        clearPadding(width == Width.BIT ? cells : valid);
        rows = 0;
        nulls = 0;
        length = 0;
        return new Batch.Buffers(valid, ends, cells);
    }

    /** The bits after the last row are 0, so that equal rows are equal bytes. */
    private void clearPadding(byte[] bits) {
        int used = rows & (Byte.SIZE - 1);
        if (used != 0 && bits.length > 0) {
            bits[bits.length - 1] &= (byte) ((1 << used) - 1);
        }
    }
}
