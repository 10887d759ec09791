package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.PlainCover;
import dev.sallyport.engine.sql.rules.WrittenValues;
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
 */
final class MySqlDefinitionSealer {
    private final Printer printer;

    MySqlDefinitionSealer(Printer printer) {
        this.printer = printer;
    }

    Sealed seal(MySqlDefinition tree, Obligations obligations) {
        PlainCover.require(tree.effects(), obligations);
        String text =
                printer.print(tree.definition(), ParameterStyle.POSITIONAL).text();
        return new Sealed(
                OperationKind.DDL,
                text.getBytes(StandardCharsets.UTF_8),
                List.of(),
                List.of(),
                WrittenValues.in(tree.definition()),
                MySqlSettings.pinned(tree.catalog().server(), OperationKind.DDL),
                closure(tree),
                List.of(),
                List.of(),
                obligations.limits());
    }

    /** What is there already, with the rules of what is changed. */
    private static Closure closure(MySqlDefinition tree) {
        List<MySqlRelation> all = tree.effects().stream()
                .flatMap(effect -> relation(tree, effect))
                .distinct()
                .toList();
        List<MySqlRelation> changed = tree.effects().stream()
                .filter(effect -> effect.verb() == Verb.DDL)
                .flatMap(effect -> relation(tree, effect))
                .distinct()
                .toList();
        return tree.catalog().closure(all, changed);
    }

    private static Stream<MySqlRelation> relation(MySqlDefinition tree, Effect effect) {
        return tree.catalog().relationOfAll(effect.target()).stream();
    }
}
