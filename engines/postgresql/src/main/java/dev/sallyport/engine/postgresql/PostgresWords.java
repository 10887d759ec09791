package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.XmlElement;
import java.util.List;

/** Types calls that the grammar has words for; XML that is made by them is put out, and taken by nothing. */
final class PostgresWords {
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
        return typing.invocations().call(KeywordForms.function(call), KeywordForms.arguments(call), call.at());
    }
}
