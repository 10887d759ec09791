package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Matching;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TypeName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random terms and operators, and the choices that trees are made by. */
abstract class RandomTerms {
    static final Mark AT = Mark.NONE;
    final RandomGenerator random;

    RandomTerms(RandomGenerator random) {
        this.random = random;
    }

    TypeName type() {
        return switch (random.nextInt(5)) {
            case 0 -> new TypeName(null, "double precision", List.of(), AT);
            case 1 -> new TypeName(null, "numeric", List.of(10, 2), AT);
            case 2 -> new TypeName(null, "timestamp with time zone", List.of(), AT);
            case 3 -> new TypeName(new Name("pg_catalog"), "int4", List.of(), AT);
            default -> new TypeName(null, "text", List.of(), AT);
        };
    }

    Expression term() {
        return switch (random.nextInt(9)) {
            case 0 -> new Literal.IntegerLiteral(BigInteger.valueOf(random.nextInt(1000)), AT);
            case 1 -> new Literal.DecimalLiteral(random.nextInt(100) + "." + random.nextInt(100), AT);
            case 2 -> new Literal.StringLiteral(text(), AT);
            case 3 -> new Literal.BooleanLiteral(random.nextBoolean(), AT);
            case 4 -> new Literal.NullLiteral(AT);
            case 5 -> new Literal.TypedLiteral(new TypeName(null, "date", List.of(), AT), "2020-01-31", AT);
            case 6 -> new Expression.Parameter(1 + random.nextInt(9), AT);
            case 7 -> new Expression.CurrentValue(Expression.Current.CURRENT_DATE, AT);
            default -> new Expression.ColumnReference(name(3), AT);
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append("ab'\\\"\n$;-/*%ä☃{} ".charAt(random.nextInt(17)));
        }
        return text.toString();
    }

    Name name() {
        List<String> names =
                List.of("a", "Bc", "user", "select", "name", "number", "year", "count", "left", "x y", "ä", "$d");
        return new Name(names.get(random.nextInt(names.size())));
    }

    QualifiedName name(int parts) {
        return new QualifiedName(some(1, parts, this::name));
    }

    <T> List<T> some(int least, int most, Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            elements.add(element.get());
        }
        return elements;
    }

    <T> @Nullable T maybe(Supplier<T> element) {
        return random.nextBoolean() ? element.get() : null;
    }

    Expression.Truth truth() {
        Expression.Truth[] truths = Expression.Truth.values();
        return truths[random.nextInt(truths.length)];
    }

    @SafeVarargs
    final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Any expression. */
    abstract Expression expression();

    Expression infix() {
        List<String> symbols = List.of("=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "||", "~", "&&", "@>");
        String symbol = symbols.get(random.nextInt(symbols.size()));
        return new Expression.OperatorCall(Operator.of(symbol), List.of(expression(), expression()), AT);
    }

    Expression logical() {
        var connective = random.nextBoolean() ? Expression.Connective.AND : Expression.Connective.OR;
        return new Expression.Logical(connective, some(2, 3, this::expression), AT);
    }

    Expression like() {
        Expression escape = random.nextBoolean() ? new Literal.StringLiteral("!", AT) : null;
        return new Expression.Like(
                expression(),
                expression(),
                escape,
                random.nextBoolean() ? Matching.LIKE : Matching.ILIKE,
                random.nextBoolean(),
                AT);
    }
}
