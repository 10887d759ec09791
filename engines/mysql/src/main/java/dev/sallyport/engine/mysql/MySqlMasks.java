package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Interval;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Mask.Constant;
import dev.sallyport.operation.Mask.Document;
import dev.sallyport.operation.Mask.Generalize;
import dev.sallyport.operation.Mask.Grain;
import dev.sallyport.operation.Mask.Hash;
import dev.sallyport.operation.Mask.Null;
import dev.sallyport.operation.Mask.Partial;
import dev.sallyport.operation.Mask.Redact;
import dev.sallyport.operation.Mask.Shape;
import java.util.function.Supplier;

/**
 * Masks as expressions that the database evaluates.
 *
 * <p>Each is total over its column's type: it raises for no value, and counts no warning, which would tell of it too. Its type
 * is of the column's family: text, whole number, exact number, floating number, date, time. Null stays null, but under a
 * constant.
 */
final class MySqlMasks {
    private static final String FARTHEST = "1e30";
    private static final int DIGITS = 65;
    /** Digits that every other character set takes over. */
    private static final String DIGEST = "char character set ascii";

    private static final String LOWEST = "9223372036854775808";

    private MySqlMasks() {}

    /** @param key makes the bind parameter of a keyed mask, where there is one */
    static Expression mask(Mask mask, Expression plain, MySqlColumn column, Supplier<Expression> key) {
        return switch (column.kind()) {
            case TEXT -> text(mask, plain, key);
            case DOCUMENT -> mask instanceof Document(var tree) ? documents(key).shown(tree, plain) : nothing(column);
            default -> other(mask, plain, column);
        };
    }

    private static MySqlDocuments documents(Supplier<Expression> key) {
        return new MySqlDocuments((mask, text) -> text(mask, text, key));
    }

    private static Expression text(Mask mask, Expression value, Supplier<Expression> key) {
        return switch (mask) {
            case Null() -> nothingLike(value);
            case Constant(var text) -> isAscii(text) ? like(value, Sql.text(text)) : Sql.text(text);
            case Redact() -> unlessNull(value, Sql.text("***"));
            case Hash() -> unlessNull(value, Sql.cast(hash(value, key.get()), DIGEST));
            case Partial(Shape.Email()) -> unlessNull(value, email(value));
            case Partial(Shape.Last(int count)) ->
                unlessNull(value, ending(value, count, join(Sql.text("****"), part("right", value, count))));
            case Partial(Shape.First(int count)) ->
                unlessNull(value, ending(value, count, join(part("left", value, count), Sql.text("****"))));
            case Generalize _, Document _ -> nothingLike(value);
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(each -> each < 128);
    }

    private static Expression nothingLike(Expression value) {
        return like(value, new NullLiteral(Mark.NONE));
    }

    /**
     * A text that has the character set and the collation of the column, as if it stood in it: else a comparison with another
     * column would be one of two collations, which is an error.
     */
    private static Expression like(Expression value, Expression text) {
        return Sql.when(new BooleanLiteral(false, Mark.NONE), value, text);
    }

    /** What is null has the type of the column, and so its collation. */
    private static Expression unlessNull(Expression value, Expression masked) {
        return Sql.when(Sql.isNull(value), value, masked);
    }

    private static Expression join(Expression... parts) {
        return Sql.call("concat", parts);
    }

    private static Expression part(String side, Expression value, long count) {
        return Sql.call(side, value, Sql.integer(count));
    }

    /** The part where the text is longer than it, so that a short text is not shown whole. */
    private static Expression ending(Expression value, int count, Expression part) {
        Expression isShort = Sql.operator("<=", Sql.call("char_length", value), Sql.integer(count));
        return Sql.when(isShort, Sql.text("****"), part);
    }

    /** The sign is looked for byte by byte: under some collations other letters are equal to it. */
    private static Expression email(Expression value) {
        Expression fromEnd = Sql.call("locate", Sql.text("@"), Sql.byLetters(Sql.call("reverse", value)));
        Expression isNone = Sql.operator("=", fromEnd, Sql.integer(0));
        Expression shown = join(part("left", value, 1), Sql.text("***"), Sql.call("right", value, fromEnd));
        return Sql.when(isNone, Sql.text("***"), shown);
    }

    private static Expression hash(Expression value, Expression key) {
        Expression inner = sha256(join(key, Sql.bytes(value)));
        return sha256(join(key, Sql.call("unhex", inner)));
    }

    private static Expression sha256(Expression bytes) {
        return Sql.call("sha2", bytes, Sql.integer(256));
    }

    private static Expression other(Mask mask, Expression value, MySqlColumn column) {
        return switch (mask) {
            case Generalize(Grain.Month()) when isMoment(column) -> moment(value, column, "dayofmonth");
            case Generalize(Grain.Year()) when isMoment(column) -> moment(value, column, "dayofyear");
            case Generalize(Grain.Bucket(long width)) when isNumber(column) -> bucket(value, column, width);
            case Null _, Constant _, Redact _, Partial _, Hash _, Generalize _, Document _ -> nothing(column);
        };
    }

    private static boolean isMoment(MySqlColumn column) {
        return switch (column.kind()) {
            case DATE, TIMESTAMP, INSTANT -> true;
            default -> false;
        };
    }

    private static boolean isNumber(MySqlColumn column) {
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT -> true;
            default -> false;
        };
    }

    private static Expression nothing(MySqlColumn column) {
        return switch (column.kind()) {
            case INTEGER -> Sql.nothing(column.isUnsigned() ? "unsigned" : "signed");
            case BOOL -> Sql.nothing("signed");
            case DECIMAL -> Sql.nothing("decimal", DIGITS);
            case FLOAT -> Sql.nothing("double");
            case BYTES -> Sql.nothing("binary");
            case DATE -> Sql.nothing("date");
            case TIME -> Sql.nothing("time");
            case TIMESTAMP, INSTANT -> Sql.nothing("datetime");
            case TEXT, UUID, DOCUMENT, OTHER -> Sql.nothing("char");
        };
    }

    /** Dates that lack a year, a month or a day have no first day. */
    private static Expression moment(Expression value, MySqlColumn column, String place) {
        Expression lacks =
                Sql.either(isZero("year", value), Sql.either(isZero("month", value), isZero("dayofmonth", value)));
        Expression before = Sql.operator("-", Sql.call(place, value), Sql.integer(1));
        Expression first = Sql.call("date_sub", Sql.call("date", value), new Interval(before, "day", Mark.NONE));
        Expression shown = column.kind() == ColumnKind.DATE ? first : Sql.cast(first, "datetime");
        return Sql.when(lacks, nothing(column), shown);
    }

    private static Expression isZero(String part, Expression value) {
        return Sql.operator("=", Sql.call(part, value), Sql.integer(0));
    }

    /** In exact numbers; null where the number is so large that its bucket may not exist. */
    private static Expression bucket(Expression value, MySqlColumn column, long width) {
        Expression outside = Sql.either(
                Sql.operator(">", value, Sql.decimal(FARTHEST)),
                Sql.operator("<", value, negative(Sql.decimal(FARTHEST))));
        Expression number = Sql.cast(Sql.call("floor", value), "decimal", DIGITS);
        Expression rest = Sql.call("mod", number, Sql.integer(width));
        Expression above =
                Sql.when(Sql.operator("<", rest, Sql.integer(0)), Sql.operator("+", rest, Sql.integer(width)), rest);
        return Sql.when(outside, nothing(column), ofKind(Sql.operator("-", number, above), column));
    }

    private static Expression negative(Expression number) {
        return Sql.operator("-", Sql.integer(0), number);
    }

    /** The lowest whole number stands for a bucket that begins before it. */
    private static Expression ofKind(Expression lower, MySqlColumn column) {
        if (column.kind() == ColumnKind.DECIMAL) {
            return lower;
        }
        if (column.kind() == ColumnKind.FLOAT) {
            return Sql.cast(lower, "double");
        }
        Expression lowest = negative(Sql.decimal(LOWEST + ".0"));
        Expression whole = Sql.when(Sql.operator("<", lower, lowest), lowest, lower);
        return Sql.cast(whole, column.isUnsigned() ? "unsigned" : "signed");
    }
}
