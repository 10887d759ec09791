package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.ColumnType;
import java.util.function.UnaryOperator;

/**
 * How the cells of one column get from the server's form into a batch.
 *
 * @param cut what happens to a cell that is longer than the limit
 * @param plain makes the bytes of the value from the bytes that came, for types of variable length
 */
public record CellDecoder(ColumnType type, ColumnBuffer.Width width, Cut cut, UnaryOperator<byte[]> plain, Cell cell) {
    /** Writes one value that is not null. */
    @FunctionalInterface
    public interface Cell {
        void write(byte[] raw, ColumnBuffer column);
    }

    /** What a cell that is too long becomes: a cut text is still a text, a cut number would be another number. */
    public enum Cut {
        NEVER,
        AT_CHARACTER,
        AT_BYTE,
        TO_NULL
    }

    public static CellDecoder fixed(ColumnType type, ColumnBuffer.Width width, Cell cell) {
        return new CellDecoder(type, width, Cut.NEVER, UnaryOperator.identity(), cell);
    }

    public static CellDecoder variable(ColumnType type, Cut cut) {
        return variable(type, cut, UnaryOperator.identity());
    }

    public static CellDecoder variable(ColumnType type, Cut cut, UnaryOperator<byte[]> plain) {
        return new CellDecoder(
                type, ColumnBuffer.Width.VARIABLE, cut, plain, (raw, column) -> column.appendBytes(raw, raw.length));
    }

    /** Bytes that the cell takes at most in a batch. */
    public long size(byte[] raw, long limit) {
        return width == ColumnBuffer.Width.VARIABLE ? Math.min(raw.length, limit) + Integer.BYTES : width.bytes() + 1L;
    }

    /** Writes a cell, cut to the limit; tells whether it was cut. */
    public boolean write(byte[] came, long limit, ColumnBuffer column) {
        byte[] raw = plain.apply(came);
        if (raw.length <= limit || cut == Cut.NEVER) {
            cell.write(raw, column);
            return false;
        }
        switch (cut) {
            case AT_CHARACTER -> column.appendBytes(raw, characterBoundary(raw, (int) limit));
            case AT_BYTE -> column.appendBytes(raw, (int) limit);
            case TO_NULL, NEVER -> column.appendNull();
        }
        return true;
    }

    /** The end of the last whole UTF-8 character before a place. */
    private static int characterBoundary(byte[] text, int place) {
        int end = place;
        while (end > 0 && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
