package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.run.ColumnBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of one column get from the server's form into a batch.
 *
 * @param cut what happens to a cell that is longer than the limit
 * @param plain makes the bytes of the value from the bytes that came
 */
public record CellDecoder(ColumnType type, ColumnBuffer.Width width, Cut cut, Form plain, Cell cell) {
    /** What a cell is made into before it is written. */
    @FunctionalInterface
    public interface Form {
        Form AS_IT_CAME = came -> came;

        /** Null where the value has no form in the type of the column. */
        byte @Nullable [] of(byte[] came);
    }

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
        return new CellDecoder(type, width, Cut.NEVER, Form.AS_IT_CAME, cell);
    }

    /** One whose cells all take the same room, once they are made into what the cell takes. */
    public static CellDecoder fixed(ColumnType type, ColumnBuffer.Width width, Form plain, Cell cell) {
        return new CellDecoder(type, width, Cut.NEVER, plain, cell);
    }

    public static CellDecoder variable(ColumnType type, Cut cut) {
        return variable(type, cut, Form.AS_IT_CAME);
    }

    public static CellDecoder variable(ColumnType type, Cut cut, Form plain) {
        return new CellDecoder(
                type, ColumnBuffer.Width.VARIABLE, cut, plain, (raw, column) -> column.appendBytes(raw, raw.length));
    }

    /** Bytes that the cell takes at most in a batch. */
    public long size(byte[] raw, long limit) {
        return width == ColumnBuffer.Width.VARIABLE ? Math.min(raw.length, limit) + Integer.BYTES : width.bytes() + 1L;
    }

    /** Writes a cell, cut to the limit; tells whether it was cut, or lost for want of a form. */
    public boolean write(byte[] came, long limit, ColumnBuffer column) {
        byte @Nullable [] raw = plain.of(came);
        if (raw == null) {
            column.appendNull();
            return true;
        }
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
