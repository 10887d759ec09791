package dev.sallyport.engine.mysql;

import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which values a column surely holds to the byte, whatever the server does with others: it cuts off blanks, counts on from
 * zero, takes words of an enumeration for one another, and behind IGNORE makes any value fit.
 */
final class MySqlStored {
    private static final Pattern LENGTH = Pattern.compile("\\((\\d{1,9})\\)");
    /** Characters of any character set that fit where a length is one of bytes. */
    private static final int TINY_TEXT = 63;

    private static final int TEXT = 16_383;

    private MySqlStored() {}

    /** Whether a value is of the column's own kind, a whole number or a text. */
    static boolean isOfKind(MySqlColumn column, Value value) {
        return switch (value) {
            case Value.Int _ -> column.kind() == ColumnKind.INTEGER;
            case Value.Text _ -> column.kind() == ColumnKind.TEXT;
            default -> false;
        };
    }

    static boolean isExact(MySqlColumn column, Value value) {
        return switch (value) {
            case Value.Int(long number) -> isExact(column, BigInteger.valueOf(number));
            case Value.Text(var text) -> isExact(column, text);
            default -> false;
        };
    }

    /** Whether a filter shows only rows in which the column is equal to values that it holds as they are. */
    static boolean isHeldAsIs(MySqlColumn column, RowFilter filter) {
        return switch (filter) {
            case RowFilter.Compare(var name, var comparison, var operand) ->
                !name.equals(column.name())
                        || (comparison == RowFilter.Comparison.EQUAL && isHeldAsIs(column, operand));
            case RowFilter.OneOf(var name, var operands) ->
                !name.equals(column.name()) || operands.stream().allMatch(operand -> isHeldAsIs(column, operand));
            case RowFilter.IsNull _ -> true;
            case RowFilter.In(var name, var _, var _, var _) -> !name.equals(column.name());
            case RowFilter.All(var filters) -> filters.stream().allMatch(each -> isHeldAsIs(column, each));
            case RowFilter.Any(var filters) -> filters.stream().allMatch(each -> isHeldAsIs(column, each));
        };
    }

    private static boolean isHeldAsIs(MySqlColumn column, RowFilter.Operand operand) {
        return operand instanceof RowFilter.Operand.Literal(var value) && isExact(column, value);
    }

    /** Zero may be the next number of a counter, which is no column that may be null. */
    static boolean isExact(MySqlColumn column, BigInteger number) {
        int bits = bits(column);
        boolean fits = column.isUnsigned()
                ? number.signum() >= 0 && number.bitLength() <= bits
                : bits > 0 && number.bitLength() < bits;
        return fits && (number.signum() != 0 || column.nullable());
    }

    /** The bits of a whole number; zero for a year, of which a short one is completed, and for what is no whole number. */
    private static int bits(MySqlColumn column) {
        return switch (column.dataType()) {
            case "tinyint" -> 8;
            case "smallint" -> 16;
            case "mediumint" -> 24;
            case "int" -> 32;
            case "bigint" -> 64;
            default -> 0;
        };
    }

    /** Blanks at the end go, in some types or where there are too many; a character may be another in another set. */
    static boolean isExact(MySqlColumn column, String text) {
        boolean ends = text.isEmpty() || isGraphic(text.charAt(text.length() - 1));
        boolean written = text.chars().allMatch(each -> each < 128)
                || column.characterSet().equals("utf8mb4");
        return column.kind() == ColumnKind.TEXT && ends && written && text.length() <= length(column);
    }

    private static boolean isGraphic(char last) {
        return last > ' ' && last != 127 && !Character.isSpaceChar(last) && !Character.isISOControl(last);
    }

    /** How many characters it holds at least; none for an enumeration, which keeps the word that it knows. */
    private static int length(MySqlColumn column) {
        return switch (column.dataType()) {
            case "char", "varchar" -> {
                Matcher length = LENGTH.matcher(column.engineType());
                yield length.find() ? Integer.parseInt(length.group(1)) : -1;
            }
            case "tinytext" -> TINY_TEXT;
            case "text", "mediumtext", "longtext" -> TEXT;
            default -> -1;
        };
    }
}
