package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.PlainCover;
import dev.sallyport.engine.sql.rules.WrittenValues;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
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
        List<MySqlRelation> relations = tree.effects().stream()
                .flatMap(effect -> Stream.ofNullable(
                        tree.catalog().relationOfAll(effect.target()).orElse(null)))
                .distinct()
                .toList();
        return new Sealed(
                OperationKind.DDL,
                text.getBytes(StandardCharsets.UTF_8),
                List.of(),
                List.of(),
                WrittenValues.in(tree.definition()),
                MySqlSettings.pinned(tree.catalog().server(), OperationKind.DDL),
                tree.catalog().closure(relations),
                List.of(),
                List.of(),
                obligations.limits());
    }
}
