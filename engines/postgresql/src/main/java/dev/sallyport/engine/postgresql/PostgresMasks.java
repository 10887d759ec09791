package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Mark;
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
 * <p>Each is total over its column's type: it raises for no value. Its type is the column's own without modifiers
 * (`varchar` for `varchar(20)`); the type under a domain; `text` for a type that a
 * user made, unless it is a plain enumeration. Null stays null, but under a
 * constant.
 */
final class PostgresMasks {
    private final PostgresTypes types;

    PostgresMasks(PostgresTypes types) {
        this.types = types;
    }

    /** @param key makes the bind parameter of a keyed mask, where there is one */
    Expression mask(Mask mask, Expression column, PostgresType type, Supplier<Expression> key) {
        PostgresType base = types.base(type);
        return PostgresTypes.isText(base) || PostgresTypes.isTextOfExtension(base)
                ? text(mask, column, base, key)
                : mask instanceof Document(var tree) && isDocument(base)
                        ? documents(key).shown(tree, plain(column, type, base))
                        : other(mask, plain(column, type, base), base);
    }

    /** `jsonb` alone: a `json` text may hold what no conversion takes, and any key twice. */
    private static boolean isDocument(PostgresType base) {
        return PostgresTypes.isServers(base) && base.name().equals("jsonb");
    }

    private static PostgresDocuments documents(Supplier<Expression> key) {
        return new PostgresDocuments((mask, text) -> text(mask, text, key));
    }

    private static Expression plain(Expression column, PostgresType type, PostgresType base) {
        return type.oid() == base.oid() ? column : Sql.cast(column, base.name());
    }

    private static Expression text(Mask mask, Expression column, PostgresType type, Supplier<Expression> key) {
        return type.isBuiltin() && type.name().equals("text")
                ? text(mask, column, key)
                : new Cast(text(mask, Sql.cast(column, "text"), key), PostgresTypes.print(type), Mark.NONE);
    }

    private static Expression text(Mask mask, Expression value, Supplier<Expression> key) {
        return switch (mask) {
            case Null() -> Sql.nothing("text");
            case Constant(var text) -> Sql.text(text);
            case Redact() -> unlessNull(value, Sql.text("***"));
            case Hash() -> hash(value, key.get());
            case Partial(Shape.Email()) -> unlessNull(value, email(value));
            case Partial(Shape.Last(int count)) ->
                unlessNull(value, ending(value, count, join(Sql.text("****"), part("right", value, count))));
            case Partial(Shape.First(int count)) ->
                unlessNull(value, ending(value, count, join(part("left", value, count), Sql.text("****"))));
            case Generalize _, Document _ -> Sql.nothing("text");
        };
    }

    private static Expression unlessNull(Expression value, Expression masked) {
        return Sql.when(Sql.isNull(value), Sql.nothing("text"), masked);
    }

    private static Expression join(Expression left, Expression right) {
        return Sql.operator("||", left, right);
    }

    private static Expression part(String side, Expression value, long count) {
        return Sql.call(side, value, Sql.integer(count));
    }

    /** The part where the text is longer than it, so that a short text is not shown whole. */
    private static Expression ending(Expression value, int count, Expression part) {
        Expression isShort = Sql.operator("<=", Sql.call("length", value), Sql.integer(count));
        return Sql.when(isShort, Sql.text("****"), part);
    }

    private static Expression email(Expression value) {
        Expression fromEnd = Sql.call("strpos", Sql.binary(Sql.call("reverse", value)), Sql.text("@"));
        Expression isNone = Sql.operator("=", fromEnd, Sql.integer(0));
        Expression shown = join(join(part("left", value, 1), Sql.text("***")), Sql.call("right", value, fromEnd));
        return Sql.when(isNone, Sql.text("***"), shown);
    }

    private static Expression hash(Expression value, Expression key) {
        Expression bytes = Sql.call("convert_to", value, Sql.literal("UTF8", "name"));
        Expression inner = Sql.call("sha256", join(key, bytes));
        return Sql.call("encode", Sql.call("sha256", join(key, inner)), Sql.text("hex"));
    }

    private static Expression other(Mask mask, Expression column, PostgresType type) {
        return switch (mask) {
            case Generalize(Grain.Month()) when isMoment(type) -> moment(column, type, "month", "4714-12-01");
            case Generalize(Grain.Year()) when isMoment(type) -> moment(column, type, "year", "4713-01-01");
            case Generalize(Grain.Bucket(long width))
            when PostgresTypes.isServers(type) && type.category() == 'N' -> bucket(column, type.name(), width);
            case Null _, Constant _, Redact _, Partial _, Hash _, Generalize _, Document _ -> nothing(type);
        };
    }

    /** A null of a type that expressions may work on, else of `text`: the input function of a user's type is never run. */
    private static Expression nothing(PostgresType type) {
        boolean isKept = type.isBuiltin() || PostgresTypes.isListed(type);
        return isKept
                ? new Cast(new NullLiteral(Mark.NONE), PostgresTypes.print(type), Mark.NONE)
                : Sql.nothing("text");
    }

    private static boolean isMoment(PostgresType type) {
        return PostgresTypes.isServers(type)
                && switch (type.name()) {
                    case "date", "timestamp", "timestamptz" -> true;
                    default -> false;
                };
    }

    /** Infinity stays; what lies before the first whole unit of the calendar becomes the calendar's first day. */
    private static Expression moment(Expression column, PostgresType type, String unit, String firstWhole) {
        String zone = type.name().equals("timestamptz") ? " 00:00:00+00 BC" : " BC";
        Expression infinite = new Not(Sql.call("isfinite", column), Mark.NONE);
        Expression early = Sql.operator("<", column, Sql.literal(firstWhole + zone, type.name()));
        return Sql.when(
                new Branch(infinite, column),
                new Branch(early, Sql.literal("4714-11-24" + zone, type.name())),
                truncated(column, type.name(), unit));
    }

    private static Expression truncated(Expression column, String type, String unit) {
        return switch (type) {
            case "date" -> firstDay(column, unit.equals("month") ? "day" : "doy");
            case "timestamptz" -> Sql.call("date_trunc", Sql.text(unit), column, Sql.text("UTC"));
            default -> Sql.call("date_trunc", Sql.text(unit), column);
        };
    }

    private static Expression firstDay(Expression date, String field) {
        Expression day = Sql.cast(Sql.call("extract", Sql.text(field), date), "int4");
        return Sql.operator("-", date, Sql.operator("-", day, Sql.integer(1)));
    }

    /** In exact numbers; null where the number is not finite or so large that its bucket may not exist. */
    private static Expression bucket(Expression column, String type, long width) {
        Expression number = Sql.cast(column, "numeric");
        Expression limit = Sql.literal("1e30", "numeric");
        Expression outside = Sql.operator(">", Sql.call("abs", number), limit);
        Expression rest = Sql.call("mod", number, Sql.literal(Long.toString(width), "numeric"));
        Expression negative = Sql.operator("<", rest, Sql.literal("0", "numeric"));
        Expression above =
                Sql.when(negative, Sql.operator("+", rest, Sql.literal(Long.toString(width), "numeric")), rest);
        Expression lower = Sql.call("trunc", Sql.operator("-", number, above));
        return Sql.when(outside, Sql.nothing(type), Sql.cast(notBelow(lower, type), type));
    }

    /** The lowest number of an integer type stands for a bucket that begins before it. */
    private static Expression notBelow(Expression lower, String type) {
        String least = switch (type) {
            case "int2" -> Short.toString(Short.MIN_VALUE);
            case "int4" -> Integer.toString(Integer.MIN_VALUE);
            case "int8" -> Long.toString(Long.MIN_VALUE);
            default -> "";
        };
        Expression bound = Sql.literal(least, "numeric");
        return least.isEmpty() ? lower : Sql.when(Sql.operator("<", lower, bound), bound, lower);
    }
}
