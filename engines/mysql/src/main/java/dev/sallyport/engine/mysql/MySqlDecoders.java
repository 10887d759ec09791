package dev.sallyport.engine.mysql;

import static dev.sallyport.engine.run.ColumnBuffer.Width.BIT;
import static dev.sallyport.engine.run.ColumnBuffer.Width.EIGHT;
import static dev.sallyport.engine.run.ColumnBuffer.Width.FOUR;
import static dev.sallyport.engine.run.ColumnBuffer.Width.ONE;
import static dev.sallyport.engine.run.ColumnBuffer.Width.TWO;
import static dev.sallyport.engine.sql.run.CellDecoder.fixed;
import static dev.sallyport.engine.sql.run.CellDecoder.variable;

import com.mysql.cj.MysqlType;
import com.mysql.cj.result.Field;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.sql.run.CellDecoder;
import dev.sallyport.engine.sql.run.CellDecoder.Cut;

/** Which decoder a column takes, by the type that the server tells; cells come in its binary form. */
final class MySqlDecoders {
    /** The collation of what is no text. */
    private static final int BINARY = 63;

    private MySqlDecoders() {}

    static CellDecoder of(Field field) {
        return switch (field.getMysqlType()) {
            case TINYINT -> fixed(ColumnType.INT8, ONE, (raw, out) -> out.appendBytes(raw, 1));
            case TINYINT_UNSIGNED, SMALLINT, YEAR ->
                fixed(ColumnType.INT16, TWO, (raw, out) -> out.appendShort((short) number(raw, field)));
            case SMALLINT_UNSIGNED, MEDIUMINT, MEDIUMINT_UNSIGNED, INT ->
                fixed(ColumnType.INT32, FOUR, (raw, out) -> out.appendInt((int) number(raw, field)));
            case INT_UNSIGNED, BIGINT ->
                fixed(ColumnType.INT64, EIGHT, (raw, out) -> out.appendLong(number(raw, field)));
            case BIGINT_UNSIGNED ->
                fixed(ColumnType.UINT64, EIGHT, (raw, out) -> out.appendLong(MySqlBinary.unsigned(raw)));
            case FLOAT, FLOAT_UNSIGNED ->
                fixed(ColumnType.FLOAT32, FOUR, (raw, out) -> out.appendInt((int) MySqlBinary.unsigned(raw)));
            case DOUBLE, DOUBLE_UNSIGNED ->
                fixed(ColumnType.FLOAT64, EIGHT, (raw, out) -> out.appendLong(MySqlBinary.unsigned(raw)));
            case DECIMAL, DECIMAL_UNSIGNED -> variable(ColumnType.DECIMAL, Cut.TO_NULL);
            case BOOLEAN, BIT -> bits(field);
            default -> ofOther(field);
        };
    }

    private static CellDecoder ofOther(Field field) {
        return switch (field.getMysqlType()) {
            case DATE ->
                fixed(
                        ColumnType.DATE,
                        FOUR,
                        MySqlDays::days,
                        (raw, out) -> out.appendInt((int) MySqlBinary.signed(raw)));
            case DATETIME -> moment(ColumnType.TIMESTAMP);
            case TIMESTAMP -> moment(ColumnType.INSTANT);
            case TIME -> variable(ColumnType.OTHER, Cut.TO_NULL, raw -> MySqlBinary.time(raw, field.getDecimals()));
            case JSON -> variable(ColumnType.JSON, Cut.TO_NULL);
            case GEOMETRY, VECTOR -> variable(ColumnType.OTHER, Cut.TO_NULL, MySqlBinary::hexadecimal);
            default ->
                field.getCollationIndex() == BINARY && field.getMysqlType() != MysqlType.NULL
                        ? variable(ColumnType.BYTES, Cut.AT_BYTE)
                        : variable(ColumnType.TEXT, Cut.AT_CHARACTER);
        };
    }

    private static long number(byte[] raw, Field field) {
        return field.isUnsigned() ? MySqlBinary.unsigned(raw) : MySqlBinary.signed(raw);
    }

    private static CellDecoder moment(ColumnType type) {
        return fixed(type, EIGHT, MySqlDays::micros, (raw, out) -> out.appendLong(MySqlBinary.signed(raw)));
    }

    /** One bit is yes or no; several are a number. */
    private static CellDecoder bits(Field field) {
        return field.getLength() == 1
                ? fixed(ColumnType.BOOL, BIT, (raw, out) -> out.appendBit(MySqlBinary.bits(raw) != 0))
                : fixed(ColumnType.UINT64, EIGHT, (raw, out) -> out.appendLong(MySqlBinary.bits(raw)));
    }

    /** The type as the server spells it; what it keeps as a text it tells as one. */
    static String spelled(Field field) {
        return MySqlNames.folded(field.getMysqlType().getName());
    }
}
