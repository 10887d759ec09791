package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.TableObligation;
import java.time.Duration;
import java.util.List;

/** Puts masks and row filters before every pipeline and writes what will be sent. */
final class MongoSealer {
    static final String DOCUMENT = "document";

    private MongoSealer() {}

    static Sealed seal(Reading.Understood understood, Obligations obligations) {
        if (!(understood.tree() instanceof MongoTree tree)) {
            throw new IllegalArgumentException("the reading was made by another engine");
        }
        MongoCover cover = MongoCover.of(tree, obligations);
        return switch (tree.command()) {
            case Command.Read read ->
                new Sealed(
                        OperationKind.READ,
                        MongoDocuments.bytes(new ReadPrinter(cover).print(read)),
                        List.of(),
                        List.of(),
                        closure(tree),
                        List.of(new OutputColumn(DOCUMENT, origin(tree, obligations), DOCUMENT)),
                        List.of(),
                        limits(read, obligations.limits()));
        };
    }

    private static Limits limits(Command.Read read, Limits limits) {
        return read.options().time().isPresent()
                ? limits.within(Duration.ofMillis(read.options().time().getAsLong()))
                : limits;
    }

    private static Closure closure(MongoTree tree) {
        return tree.catalog()
                .closure(tree.references().stream()
                        .map(Source.Collection::collection)
                        .toList());
    }

    private static Origin origin(MongoTree tree, Obligations obligations) {
        return tree.effects().stream().allMatch(effect -> isClear(effect, obligations)) ? Origin.CLEAR : Origin.MASKED;
    }

    private static boolean isClear(Effect effect, Obligations obligations) {
        TableObligation obligation = obligations.references().get(effect.reference());
        return obligation != null
                && effect.read().stream().allMatch(path -> obligation.disclosure(path) instanceof Disclosure.Clear);
    }
}
