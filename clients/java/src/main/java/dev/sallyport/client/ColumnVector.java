package dev.sallyport.client;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * One column of one batch. Ask {@link #isNull} first: a null has no value, and asking for one is a mistake that throws,
 * as is asking for another type than the column's.
 */
public final class ColumnVector {
    private final Column column;
    private final Validity validity;
    private final Cells cells;

    private ColumnVector(Column column, Validity validity, Cells cells) {
        this.column = column;
        this.validity = validity;
        this.cells = cells;
    }

    static ColumnVector decode(Column column, ColumnData data, int rows) {
        return new ColumnVector(column, Validity.of(data.getValidity(), rows), Cells.of(column.getType(), data, rows));
    }

    /** Label, type, disclosure and mask. */
    public Column column() {
        return column;
    }

    /** Whether the row has no value here. */
    public boolean isNull(int row) {
        return validity.isNull(row);
    }

    /** A boolean. */
    public boolean bool(int row) {
        if (value(row) instanceof Cells.Bits bits) {
            return bits.bool(row);
        }
        throw wrong("a boolean");
    }

    /** An integer of any width; an unsigned one keeps its bits. */
    public long int64(int row) {
        return fixed(
                        row,
                        EnumSet.of(Type.TYPE_INT8, Type.TYPE_INT16, Type.TYPE_INT32, Type.TYPE_INT64, Type.TYPE_UINT64))
                .int64(row);
    }

    /** A single or double. */
    public double float64(int row) {
        Cells.Fixed bits = fixed(row, EnumSet.of(Type.TYPE_FLOAT32, Type.TYPE_FLOAT64));
        return column.getType() == Type.TYPE_FLOAT32
                ? Float.intBitsToFloat((int) bits.int64(row))
                : Double.longBitsToDouble(bits.int64(row));
    }

    /** A decimal; throws for NaN and the infinities, which only {@link #text} can tell. */
    public BigDecimal decimal(int row) {
        if (column.getType() == Type.TYPE_DECIMAL) {
            return new BigDecimal(text(row));
        }
        throw wrong("a decimal");
    }

    /** A date; -infinity and infinity are {@link LocalDate#MIN} and {@link LocalDate#MAX}. */
    public LocalDate date(int row) {
        return Times.date(fixed(row, EnumSet.of(Type.TYPE_DATE)).int64(row));
    }

    /** A time of day. */
    public LocalTime time(int row) {
        return Times.time(fixed(row, EnumSet.of(Type.TYPE_TIME)).int64(row));
    }

    /** A date and time without a zone. */
    public LocalDateTime timestamp(int row) {
        return Times.timestamp(fixed(row, EnumSet.of(Type.TYPE_TIMESTAMP)).int64(row));
    }

    /** A point in time. */
    public Instant instant(int row) {
        return Times.instant(fixed(row, EnumSet.of(Type.TYPE_INSTANT)).int64(row));
    }

    /** A UUID. */
    public UUID uuid(int row) {
        ByteBuffer bytes =
                ByteBuffer.wrap(fixed(row, EnumSet.of(Type.TYPE_UUID)).bytes(row));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The bytes of a value of any length: bytes, text, JSON, BSON. */
    public ByteString bytes(int row) {
        if (value(row) instanceof Cells.Variable variable) {
            return variable.bytes(row);
        }
        throw wrong("bytes");
    }

    /** A value of any type as text: ISO 8601 dates and times, plain numbers, `\x` and hexadecimal for bytes. */
    public String text(int row) {
        return switch (column.getType()) {
            case TYPE_BOOL -> Boolean.toString(bool(row));
            case TYPE_INT8, TYPE_INT16, TYPE_INT32, TYPE_INT64 -> Long.toString(int64(row));
            case TYPE_UINT64 -> Long.toUnsignedString(int64(row));
            case TYPE_FLOAT32 -> Float.toString((float) float64(row));
            case TYPE_FLOAT64 -> Double.toString(float64(row));
            case TYPE_DECIMAL, TYPE_TEXT, TYPE_INTERVAL, TYPE_JSON, TYPE_OTHER ->
                bytes(row).toStringUtf8();
            case TYPE_BYTES, TYPE_BSON ->
                "\\x" + HexFormat.of().formatHex(bytes(row).toByteArray());
            case TYPE_DATE -> Times.dateText(any(row).int64(row));
            case TYPE_TIME -> Times.timeText(any(row).int64(row));
            case TYPE_TIMESTAMP -> Times.timestampText(any(row).int64(row));
            case TYPE_INSTANT -> Times.instantText(any(row).int64(row));
            case TYPE_UUID -> uuid(row).toString();
            case TYPE_UNSPECIFIED, UNRECOGNIZED -> throw wrong("a known type");
        };
    }

    private Cells value(int row) {
        if (isNull(row)) {
            throw new IllegalStateException("row `" + row + "` of `" + column.getLabel() + "` is null");
        }
        return cells;
    }

    private Cells.Fixed any(int row) {
        return fixed(row, EnumSet.of(column.getType()));
    }

    private Cells.Fixed fixed(int row, Set<Type> types) {
        if (value(row) instanceof Cells.Fixed fixed && types.contains(column.getType())) {
            return fixed;
        }
        throw wrong(types);
    }

    private IllegalStateException wrong(Object expected) {
        return new IllegalStateException(
                "`" + column.getLabel() + "` is `" + column.getType() + "`, expected " + expected);
    }
}
