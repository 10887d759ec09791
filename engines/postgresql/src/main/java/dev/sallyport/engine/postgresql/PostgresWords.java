package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Interval;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonTest;
import dev.sallyport.engine.sql.tree.NamedArgument;
import dev.sallyport.engine.sql.tree.SeparatedCall;
import dev.sallyport.engine.sql.tree.UnitCall;
import dev.sallyport.engine.sql.tree.Worded;
import dev.sallyport.engine.sql.tree.XmlElement;
import java.util.List;

/** Types calls that the grammar has words for; XML that is made by them is put out, and taken by nothing. */
final class PostgresWords {
    private final PostgresTyping typing;
    private final PostgresJson json;

    PostgresWords(PostgresTyping typing) {
        this.typing = typing;
        this.json = new PostgresJson(typing);
    }

    PostgresJson json() {
        return json;
    }

    Typed worded(Worded expression) {
        return switch (expression) {
            case XmlElement element -> xml(element);
            case JsonCall call -> json.call(call);
            case JsonTest test -> json.test(test);
            case NamedArgument argument -> throw PostgresInvocations.notInCall(argument);
            case Interval(var _, var unit, var at) -> throw Unresolved.functionNotAllowed("interval " + unit, at);
            case UnitCall(var function, var _, var _, var at) -> throw Unresolved.functionNotAllowed(function, at);
            case SeparatedCall(var _, var _, var at) -> throw Unresolved.functionNotAllowed("group_concat", at);
        };
    }

    /** The server calls the element by its name, and writes each value in it as text, in which what is markup is escaped. */
    private Typed xml(XmlElement element) {
        List<Expression> content = typing.operands(element.content()).stream()
                .map(value -> typing.known(value, element.at()).expression())
                .toList();
        return new Typed(
                new XmlElement(element.name(), content, element.at()),
                typing.types().named("xml"),
                false);
    }

    Typed call(KeywordCall call) {
        return typing.invocations().call(KeywordForms.function(call), KeywordForms.arguments(call), call.at());
    }
}
