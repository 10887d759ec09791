package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.XmlElement;
import java.util.List;

/** Types calls that the grammar has words for; XML that is made by them is put out, and taken by nothing. */
final class PostgresWords {
    private static final String JSON_SERIALIZE = "json_serialize";

    /** The first server that has the word. */
    private static final int SERIALIZES = 170_000;

    private final PostgresTyping typing;

    PostgresWords(PostgresTyping typing) {
        this.typing = typing;
    }

    /** The server calls the element by its name, and writes each value in it as text, in which what is markup is escaped. */
    Typed xml(XmlElement element) {
        List<Expression> content = typing.operands(element.content()).stream()
                .map(value -> typing.known(value, element.at()).expression())
                .toList();
        return new Typed(
                new XmlElement(element.name(), content, element.at()),
                typing.types().named("xml"),
                false);
    }

    Typed call(KeywordCall call) {
        return call.function().equals(JSON_SERIALIZE)
                ? json(call)
                : typing.invocations().call(KeywordForms.function(call), KeywordForms.arguments(call), call.at());
    }

    /** The text of a json value, which its cast gives as well. */
    private Typed json(KeywordCall call) {
        if (typing.types().serverVersion() < SERIALIZES || call.operands().size() != 1) {
            throw Unresolved.functionNotAllowed(call.function(), call.at());
        }
        Typed value = typing.operand(call.operands().getFirst().value());
        if (!value.is(typing.types().named("json")) && !value.is(typing.types().named("jsonb"))) {
            throw Unresolved.notUnderstood(
                    "`json_serialize` takes a json value", "types.resolution", "cast it to `jsonb`", call.at());
        }
        return typing.coercion()
                .explicit(value, PostgresTypes.Target.of(typing.types().named("text")), call.at());
    }
}
