package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.engine.sql.rules.WrittenValues;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints a definition as it would be sent. No mask and no filter can be put under one, so that obligations which ask for any
 * are a mistake of whoever made them.
 *
 * @param settings of the session that it is written for, as `name=value`
 */
public record DefinitionSealer(Printer printer, List<String> settings) {
    /** With the closure of what is there already. */
    public <R extends RuledTable> Sealed seal(
            Definition definition, List<Effect> effects, Grounds<R> grounds, Obligations obligations) {
        PlainCover.require(effects, obligations);
        String text = printer.print(definition, ParameterStyle.POSITIONAL).text();
        return new Sealed(
                OperationKind.DDL,
                text.getBytes(StandardCharsets.UTF_8),
                List.of(),
                List.of(),
                WrittenValues.in(definition),
                settings,
                closure(effects, grounds),
                List.of(),
                List.of(),
                obligations.limits());
    }

    /** With the rules of what is changed. */
    private static <R extends RuledTable> Closure closure(List<Effect> effects, Grounds<R> grounds) {
        return grounds.closure(
                relations(effects.stream(), grounds),
                relations(effects.stream().filter(effect -> effect.verb() == Verb.DDL), grounds));
    }

    private static <R extends RuledTable> List<R> relations(Stream<Effect> effects, Grounds<R> grounds) {
        return effects.flatMap(effect -> grounds.relationOfAll(effect.target()).stream())
                .distinct()
                .toList();
    }
}
