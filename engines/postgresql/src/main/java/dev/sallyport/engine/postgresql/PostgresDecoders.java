package dev.sallyport.engine.postgresql;

import static dev.sallyport.engine.run.ColumnBuffer.Width.BIT;
import static dev.sallyport.engine.run.ColumnBuffer.Width.EIGHT;
import static dev.sallyport.engine.run.ColumnBuffer.Width.FOUR;
import static dev.sallyport.engine.run.ColumnBuffer.Width.SIXTEEN;
import static dev.sallyport.engine.run.ColumnBuffer.Width.TWO;
import static dev.sallyport.engine.sql.run.CellDecoder.fixed;
import static dev.sallyport.engine.sql.run.CellDecoder.variable;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.sql.run.CellDecoder;
import dev.sallyport.engine.sql.run.CellDecoder.Cut;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;

/**
 * The decoder of each type, for the two forms in which the server sends it.
 *
 * <p>Infinity, and what is too far away for 64 bits of microseconds, becomes the largest or smallest number.
 */
final class PostgresDecoders {
    /** Types that the driver must leave in their text form, because only the text is passed on. */
    static final String TEXT_ONLY =
            "NUMERIC,TIMETZ,POINT,BOX,INT2_ARRAY,INT4_ARRAY,INT8_ARRAY,FLOAT4_ARRAY,FLOAT8_ARRAY,TEXT_ARRAY,"
                    + "VARCHAR_ARRAY,BYTEA_ARRAY";

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** From 1970-01-01 to 2000-01-01, where the server's own count begins. */
    private static final int EPOCH_DAYS = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;

    private PostgresDecoders() {}

    static CellDecoder of(Field field) {
        return field.getFormat() == Field.BINARY_FORMAT ? binary(field.getOID()) : text(field.getOID());
    }

    private static CellDecoder text(int type) {
        return switch (type) {
            case Oid.BOOL -> fixed(ColumnType.BOOL, BIT, (raw, out) -> out.appendBit(raw[0] == 't'));
            case Oid.INT2 ->
                fixed(ColumnType.INT16, TWO, (raw, out) -> out.appendShort((short) PostgresText.integer(raw)));
            case Oid.INT4 ->
                fixed(ColumnType.INT32, FOUR, (raw, out) -> out.appendInt((int) PostgresText.integer(raw)));
            case Oid.INT8 -> fixed(ColumnType.INT64, EIGHT, (raw, out) -> out.appendLong(PostgresText.integer(raw)));
            case Oid.FLOAT4 ->
                fixed(
                        ColumnType.FLOAT32,
                        FOUR,
                        (raw, out) -> out.appendInt(Float.floatToRawIntBits(PostgresText.float32(raw))));
            case Oid.FLOAT8 ->
                fixed(
                        ColumnType.FLOAT64,
                        EIGHT,
                        (raw, out) -> out.appendLong(Double.doubleToRawLongBits(PostgresText.float64(raw))));
            case Oid.DATE -> fixed(ColumnType.DATE, FOUR, (raw, out) -> out.appendInt(PostgresText.date(raw)));
            case Oid.TIME -> fixed(ColumnType.TIME, EIGHT, (raw, out) -> out.appendLong(PostgresText.time(raw)));
            case Oid.TIMESTAMP ->
                fixed(ColumnType.TIMESTAMP, EIGHT, (raw, out) -> out.appendLong(PostgresText.timestamp(raw)));
            case Oid.TIMESTAMPTZ ->
                fixed(ColumnType.INSTANT, EIGHT, (raw, out) -> out.appendLong(PostgresText.timestamp(raw)));
            case Oid.UUID -> fixed(ColumnType.UUID, SIXTEEN, (raw, out) -> out.appendBytes(PostgresText.uuid(raw), 16));
            case Oid.BYTEA -> variable(ColumnType.BYTES, Cut.AT_BYTE, PostgresText::bytes);
            case Oid.NUMERIC -> variable(ColumnType.DECIMAL, Cut.TO_NULL);
            case Oid.INTERVAL -> variable(ColumnType.INTERVAL, Cut.TO_NULL);
            case Oid.JSON, Oid.JSONB -> variable(ColumnType.JSON, Cut.TO_NULL);
            case Oid.TEXT, Oid.VARCHAR, Oid.BPCHAR, Oid.NAME, Oid.CHAR -> variable(ColumnType.TEXT, Cut.AT_CHARACTER);
            default -> variable(ColumnType.OTHER, Cut.AT_CHARACTER);
        };
    }

    private static CellDecoder binary(int type) {
        return switch (type) {
            case Oid.BOOL -> fixed(ColumnType.BOOL, BIT, (raw, out) -> out.appendBit(raw[0] != 0));
            case Oid.INT2 -> fixed(ColumnType.INT16, TWO, (raw, out) -> out.appendShort((short) SHORT.get(raw, 0)));
            case Oid.INT4 -> fixed(ColumnType.INT32, FOUR, (raw, out) -> out.appendInt((int) INT.get(raw, 0)));
            case Oid.INT8 -> fixed(ColumnType.INT64, EIGHT, (raw, out) -> out.appendLong((long) LONG.get(raw, 0)));
            case Oid.FLOAT4 -> fixed(ColumnType.FLOAT32, FOUR, (raw, out) -> out.appendInt((int) INT.get(raw, 0)));
            case Oid.FLOAT8 -> fixed(ColumnType.FLOAT64, EIGHT, (raw, out) -> out.appendLong((long) LONG.get(raw, 0)));
            case Oid.DATE -> fixed(ColumnType.DATE, FOUR, (raw, out) -> out.appendInt(days((int) INT.get(raw, 0))));
            case Oid.TIME -> fixed(ColumnType.TIME, EIGHT, (raw, out) -> out.appendLong((long) LONG.get(raw, 0)));
            case Oid.TIMESTAMP ->
                fixed(ColumnType.TIMESTAMP, EIGHT, (raw, out) -> out.appendLong(micros((long) LONG.get(raw, 0))));
            case Oid.TIMESTAMPTZ ->
                fixed(ColumnType.INSTANT, EIGHT, (raw, out) -> out.appendLong(micros((long) LONG.get(raw, 0))));
            case Oid.UUID -> fixed(ColumnType.UUID, SIXTEEN, (raw, out) -> out.appendBytes(raw, 16));
            case Oid.BYTEA -> variable(ColumnType.BYTES, Cut.AT_BYTE);
            case Oid.TEXT, Oid.VARCHAR, Oid.BPCHAR, Oid.NAME -> variable(ColumnType.TEXT, Cut.AT_CHARACTER);
            default -> throw new IllegalStateException("type `" + type + "` came in binary form");
        };
    }

    private static int days(int since2000) {
        boolean infinite = since2000 == Integer.MAX_VALUE || since2000 == Integer.MIN_VALUE;
        return infinite ? since2000 : Math.addExact(since2000, EPOCH_DAYS);
    }

    private static long micros(long since2000) {
        boolean far = since2000 > Long.MAX_VALUE - EPOCH_MICROS;
        boolean infinite = since2000 == Long.MIN_VALUE;
        return far ? Long.MAX_VALUE : infinite ? Long.MIN_VALUE : since2000 + EPOCH_MICROS;
    }
}
