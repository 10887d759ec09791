package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.WordedGuard.Words;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Interval;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SeparatedCall;
import dev.sallyport.engine.sql.tree.UnitCall;
import dev.sallyport.engine.sql.tree.XmlElement;
import java.util.List;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.AllColumns;

/** Puts what holds a unit of time or a separator together again from its words and the values that the parser read. */
final class WordedReader {
    private final CallReader calls;
    private final ExpressionReader expressions;

    WordedReader(CallReader calls, ExpressionReader expressions) {
        this.calls = calls;
        this.expressions = expressions;
    }

    Expression read(Words words, Function function, Mark at) throws NotRead {
        return switch (words) {
            case Words.Interval(var unit) -> new Interval(only(function, at), unit, at);
            case Words.Unit(var name, var unit) -> {
                var arguments = CallReader.arguments(CallReader.plain(function, at));
                yield new UnitCall(name, unit, expressions.elements(arguments, at), at);
            }
            case Words.Separator(var text) -> new SeparatedCall(aggregate(function, at), text, at);
        };
    }

    private FunctionCall aggregate(Function function, Mark at) throws NotRead {
        Arguments arguments = calls.arguments(
                CallReader.arguments(function),
                function.isDistinct(),
                calls.order(function.getOrderByElements(), at),
                at);
        return new FunctionCall(QualifiedName.of("group_concat"), arguments, null, at);
    }

    private Expression only(Function function, Mark at) throws NotRead {
        var amount = CallReader.onlyArgument(CallReader.plain(function, at));
        if (amount == null || amount instanceof AllColumns) {
            throw NotRead.unsupported("interval of several values").at(at.position());
        }
        return expressions.read(amount, at);
    }

    /** {@code xmlelement(name x, y)}: the parser takes the name for the first value. */
    Expression xml(Function function, String word, Mark at) throws NotRead {
        List<net.sf.jsqlparser.expression.Expression> all = CallReader.arguments(CallReader.plain(function, at));
        if (!word.equals("xmlelement")
                || !function.getExtraKeyword().equalsIgnoreCase("name")
                || function.getNamedParameters() != null
                || all.isEmpty()
                || !(expressions.read(all.getFirst(), at) instanceof ColumnReference(var name, var _))
                || name.isQualified()) {
            throw NotRead.unsupported("keyword in a call").at(at.position());
        }
        return new XmlElement(name.last(), expressions.elements(all.subList(1, all.size()), at), at);
    }
}
