package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.Current;
import dev.sallyport.engine.sql.tree.Expression.CurrentValue;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Literal.BytesLiteral;
import dev.sallyport.engine.sql.tree.Literal.DecimalLiteral;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.Lifted;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Literal.TypedLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TypeName;
import dev.sallyport.engine.sql.tree.Variable;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.IntervalQualifier;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.UserVariable;
import org.jspecify.annotations.Nullable;

/** Maps constants and variables; a string of the guarded text is the index of the token that holds its value. */
final class LiteralReader {

    private static final Pattern DECIMAL = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[+-]?[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("[0-9]+");
    private static final Pattern BYTES = Pattern.compile("0x(?:[0-9a-f]{2})+");
    private static final Pattern WORD = Pattern.compile("[a-z_]+");

    private final NormalText text;
    private final Marks marks;

    LiteralReader(NormalText text, Marks marks) {
        this.text = text;
        this.marks = marks;
    }

    boolean isLiteral(net.sf.jsqlparser.expression.Expression node) {
        return switch (node) {
            case StringValue _,
                    LongValue _,
                    DoubleValue _,
                    BooleanValue _,
                    NullValue _,
                    HexValue _,
                    DateTimeLiteralExpression _,
                    IntervalExpression _,
                    TimeKeyExpression _,
                    UserVariable _,
                    DateUnitExpression _ -> true;
            default -> false;
        };
    }

    Expression read(net.sf.jsqlparser.expression.Expression node, Mark at) throws NotRead {
        return switch (node) {
            case StringValue string -> string(string);
            case LongValue integer -> integer(integer.getStringValue(), at);
            case DoubleValue decimal -> decimal(decimal.toString(), at);
            case BooleanValue truth -> new BooleanLiteral(truth.getValue(), at);
            case NullValue _ -> new NullLiteral(at);
            case HexValue bytes -> bytes(bytes.getValue(), at);
            case DateTimeLiteralExpression typed -> typed(typed.getType().name(), typed.getValue(), at);
            case IntervalExpression interval -> interval(interval, at);
            case TimeKeyExpression key -> current(key, at);
            case UserVariable variable -> variable(variable, at);
            case DateUnitExpression unit ->
                new ColumnReference(QualifiedName.of(unit.getType().name().toLowerCase(Locale.ROOT)), at);
            default ->
                throw NotRead.unsupported(Shape.words(node.getClass().getSimpleName()))
                        .at(at.position());
        };
    }

    static @Nullable Current current(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "current_date" -> Current.CURRENT_DATE;
            case "current_time" -> Current.CURRENT_TIME;
            case "current_timestamp" -> Current.CURRENT_TIMESTAMP;
            case "localtime" -> Current.LOCALTIME;
            case "localtimestamp" -> Current.LOCALTIMESTAMP;
            default -> null;
        };
    }

    /** A field name, which a statement may write as a word, a quoted name or a string. */
    String word(String spelled, Mark at) throws NotRead {
        String word = spelled.startsWith("'") ? token(spelled).text() : spelled.replace("\"", "");
        if (!WORD.matcher(word).matches() || spelled.startsWith("'")) {
            throw NotRead.notUnderstood("`" + word + "` is no field that is read", "use a field name such as year")
                    .at(at.position());
        }
        return word;
    }

    /** The literal, or in the place of others of its shape. */
    private Literal lifted(Literal literal, Token token, Mark at) {
        OptionalInt slot = text.slots().of(token);
        return slot.isPresent() ? new Lifted(slot.getAsInt(), literal, at) : literal;
    }

    private Expression integer(String digits, Mark at) throws NotRead {
        if (!INTEGER.matcher(digits).matches()) {
            throw NotRead.notUnderstood("`" + digits + "` is no number that is read", "write digits")
                    .at(at.position());
        }
        return number(new IntegerLiteral(new BigInteger(digits), at), digits, at);
    }

    private static Expression bytes(String written, Mark at) throws NotRead {
        if (!BYTES.matcher(written).matches()) {
            throw NotRead.notUnderstood("bytes are written in no form that is read", "write pairs of digits: `0x4D`")
                    .at(at.position());
        }
        return new BytesLiteral(written.substring(2), at);
    }

    private Literal number(Literal literal, String digits, Mark at) {
        return lifted(literal, new Token(Token.Kind.NUMBER, digits, 0), at);
    }

    private Expression decimal(String written, Mark at) throws NotRead {
        String digits = written.toLowerCase(Locale.ROOT);
        if (!DECIMAL.matcher(digits).matches()) {
            throw NotRead.notUnderstood("`" + digits + "` is no number that is read", "write digits")
                    .at(at.position());
        }
        return number(new DecimalLiteral(digits, at), digits, at);
    }

    private Expression string(StringValue string) throws NotRead {
        Token token = token("'" + string.getValue() + "'");
        Mark at = marks.of(token);
        return lifted(new StringLiteral(token.text(), at), token, at);
    }

    private Expression typed(String type, String value, Mark at) throws NotRead {
        TypeName name = new TypeName(null, type.toLowerCase(Locale.ROOT), List.of(), at);
        return new TypedLiteral(name, token(value).text(), at);
    }

    private Expression interval(IntervalExpression interval, Mark at) throws NotRead {
        if (!interval.isUsingIntervalKeyword() || interval.getParameter() == null) {
            throw NotRead.unsupported("interval of an expression").at(at.position());
        }
        IntervalQualifier field = interval.getIntervalQualifier();
        if (field == null) {
            return typed("interval", interval.getParameter(), at);
        }
        CallShapes.INTERVAL_FIELD.check(field);
        String last = field.getTrailingField() == null ? "" : " to " + word(field.getTrailingField(), at);
        return typed("interval " + word(field.getLeadingField(), at) + last, interval.getParameter(), at);
    }

    private Expression variable(UserVariable variable, Mark at) throws NotRead {
        Token token = text.variable(variable.getName())
                .orElseThrow(() -> NotRead.notUnderstood("a variable stands where none is read", "send a parameter")
                        .at(at.position()));
        return new Variable(token.text(), marks.of(token));
    }

    private static Expression current(TimeKeyExpression key, Mark at) throws NotRead {
        Current current = current(key.getStringValue());
        if (current == null) {
            throw NotRead.unsupported(key.getStringValue()).at(at.position());
        }
        return new CurrentValue(current, at);
    }

    private Token token(String placeholder) throws NotRead {
        String index = placeholder.length() > 2 ? placeholder.substring(1, placeholder.length() - 1) : "";
        if (index.length() < 6 && INTEGER.matcher(index).matches()) {
            int position = Integer.parseInt(index);
            if (position < text.tokens().size() && text.tokens().get(position).kind() == Token.Kind.STRING) {
                return text.tokens().get(position);
            }
        }
        throw NotRead.notUnderstood("a string stands where none is read", "write the statement simpler");
    }
}
