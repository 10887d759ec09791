package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments.Everything;
import dev.sallyport.engine.sql.tree.Expression.Arguments.Values;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordOperand;
import dev.sallyport.engine.sql.tree.Interval;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonTest;
import dev.sallyport.engine.sql.tree.NamedArgument;
import dev.sallyport.engine.sql.tree.SeparatedCall;
import dev.sallyport.engine.sql.tree.UnitCall;
import dev.sallyport.engine.sql.tree.Worded;
import dev.sallyport.engine.sql.tree.XmlElement;

/** Prints calls of functions. */
final class CallPrinter {

    private final PrintBuffer out;
    private final ExpressionPrinter expressions;

    CallPrinter(PrintBuffer out, ExpressionPrinter expressions) {
        this.out = out;
        this.expressions = expressions;
    }

    void keywords(KeywordCall call) {
        out.add(call.function())
                .add("(")
                .list(call.operands(), "", this::keywordOperand)
                .add(")");
    }

    private void keywordOperand(KeywordOperand operand) {
        switch (operand.word()) {
            case "" -> {}
            case "," -> out.add(", ");
            default -> out.add(" ").add(operand.word()).add(" ");
        }
        expressions.operand(operand.value());
    }

    /** Whether its own words are around all of it, so that it needs no brackets. */
    static boolean isTerm(Worded expression) {
        return switch (expression) {
            case JsonCall _, XmlElement _, UnitCall _, SeparatedCall _, Interval _ -> true;
            case JsonTest _, NamedArgument _ -> false;
        };
    }

    void worded(Worded expression) {
        switch (expression) {
            case XmlElement element -> xml(element);
            case JsonCall call -> new JsonPrinter(out, expressions).call(call);
            case JsonTest test -> new JsonPrinter(out, expressions).test(test);
            case NamedArgument argument -> named(argument);
            case Interval(var amount, var unit, var _) -> {
                expressions.after("INTERVAL ", amount);
                out.add(" ").add(unit);
            }
            case UnitCall(var function, var unit, var arguments, var _) ->
                out.add(function)
                        .add("(")
                        .add(unit)
                        .add(arguments.isEmpty() ? "" : ", ")
                        .list(arguments, ", ", expressions::print)
                        .add(")");
            case SeparatedCall(var call, var separator, var _) -> separated(call, separator);
        }
    }

    private void named(NamedArgument argument) {
        out.name(argument.name()).add(" => ");
        expressions.print(argument.value());
    }

    private void xml(XmlElement element) {
        out.add("XMLELEMENT(NAME ").name(element.name());
        for (Expression part : element.content()) {
            out.add(", ");
            expressions.print(part);
        }
        out.add(")");
    }

    private void separated(FunctionCall call, String separator) {
        out.function(call.name()).add("(");
        arguments(call.arguments());
        out.add(" SEPARATOR ").literal(separator).add(")");
    }

    void function(FunctionCall call) {
        out.function(call.name()).add("(");
        arguments(call.arguments());
        out.add(")");
        behind(call);
    }

    private void arguments(Expression.Arguments arguments) {
        switch (arguments) {
            case Everything() -> out.add("*");
            case Values(var distinct, var values, var orderBy) -> {
                out.add(distinct ? "DISTINCT " : "").list(values, ", ", expressions::print);
                out.add(orderBy.isEmpty() ? "" : " ORDER BY ").list(orderBy, ", ", expressions::sortKey);
            }
        }
    }

    private void behind(FunctionCall call) {
        if (!call.withinGroup().isEmpty()) {
            out.add(" WITHIN GROUP (ORDER BY ")
                    .list(call.withinGroup(), ", ", expressions::sortKey)
                    .add(")");
        }
        if (call.filter() != null) {
            out.add(" FILTER (WHERE ");
            expressions.print(call.filter());
            out.add(")");
        }
        if (call.over() != null) {
            out.add(" OVER ");
            new WindowPrinter(out, expressions).over(call.over());
        }
    }
}
