package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rules.WrittenValues;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints a definition as it would be sent. No mask and no filter can be put under one, so that obligations which ask for any
 * are a mistake of whoever made them.
 */
final class PostgresDefinitionSealer {
    private final Printer printer;
    private final List<String> settings;

    PostgresDefinitionSealer(Printer printer, List<String> settings) {
        this.printer = printer;
        this.settings = List.copyOf(settings);
    }

    Sealed seal(PostgresDefinition tree, Obligations obligations) {
        tree.effects().stream()
                .filter(effect -> effect.cause().standsInStatement())
                .forEach(effect -> requirePlain(effect, obligations));
        String text =
                printer.print(tree.definition(), ParameterStyle.POSITIONAL).text();
        return new Sealed(
                OperationKind.DDL,
                text.getBytes(StandardCharsets.UTF_8),
                List.of(),
                List.of(),
                WrittenValues.in(tree.definition()),
                settings,
                closure(tree),
                List.of(),
                List.of(),
                obligations.limits());
    }

    private static void requirePlain(Effect effect, Obligations obligations) {
        TableObligation obligation = obligations.references().get(effect.reference());
        if (obligation == null || !obligation.object().equals(effect.target())) {
            throw new IllegalArgumentException("the obligations do not cover reference `" + effect.reference() + "`");
        }
        for (String column : effect.read()) {
            if (!(obligation.disclosure(column) instanceof Disclosure.Clear)) {
                throw new IllegalArgumentException(
                        "a definition reads the column `" + column + "`, which is not clear");
            }
        }
        boolean reads = effect.verb() == Verb.READ || !effect.read().isEmpty();
        if (reads && obligation.filter().isPresent()) {
            throw new IllegalArgumentException("a definition reads rows that a filter hides");
        }
    }

    /** What is there already, with the rules of what is changed. */
    private static Closure closure(PostgresDefinition tree) {
        List<PostgresRelation> all = tree.effects().stream()
                .flatMap(effect -> relation(tree, effect))
                .toList();
        List<PostgresRelation> changed = tree.effects().stream()
                .filter(effect -> effect.verb() == Verb.DDL)
                .flatMap(effect -> relation(tree, effect))
                .toList();
        return tree.catalog().closure(all, changed);
    }

    private static Stream<PostgresRelation> relation(PostgresDefinition tree, Effect effect) {
        return tree.catalog().relationOfAll(effect.target()).stream();
    }
}
