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
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

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
            case Command.Read read -> read(read, tree, cover, obligations);
            case Command.Write write -> write(write, tree, cover, obligations);
            case Command.Define define ->
                sealed(OperationKind.DDL, WritePrinter.print(define), List.of(), List.of(), tree, obligations.limits());
        };
    }

    private static Sealed read(Command.Read read, MongoTree tree, MongoCover cover, Obligations obligations) {
        return new Sealed(
                OperationKind.READ,
                MongoDocuments.bytes(new ReadPrinter(cover).print(read)),
                List.of(),
                List.of(),
                closure(tree),
                List.of(column(origin(tree, obligations))),
                List.of(),
                limits(read, obligations.limits()));
    }

    /** What would leave what the grant lets through is refused by the run, which nothing of it reaches then. */
    private static Sealed write(Command.Write write, MongoTree tree, MongoCover cover, Obligations obligations) {
        WritePrinter printer = new WritePrinter(cover);
        BsonDocument rendering = printer.print(write);
        Set<String> written = tree.effects().getFirst().written();
        if (write instanceof Command.FindAndModify modify) {
            rendering.append(
                    "planned", Bson.texts(modify.returned().stream().sorted().toList()));
        }
        if (printer.leaves(write, written)) {
            rendering.append("leaves", BsonBoolean.TRUE);
        }
        List<OutputColumn> columns = write instanceof Command.FindAndModify ? List.of(column(Origin.CLEAR)) : List.of();
        Sealed sealed =
                sealed(OperationKind.WRITE, rendering, WrittenDocuments.in(write), columns, tree, obligations.limits());
        return printer.count(write).map(sealed::counted).orElse(sealed);
    }

    private static Sealed sealed(
            OperationKind kind,
            BsonDocument rendering,
            List<Sealed.Parameter> written,
            List<OutputColumn> columns,
            MongoTree tree,
            Limits limits) {
        return new Sealed(
                kind,
                MongoDocuments.bytes(rendering),
                List.of(),
                List.of(),
                written,
                List.of(),
                closure(tree),
                columns,
                List.of(),
                limits);
    }

    /** Masked as documents are, each path of which has a mask of its own. */
    private static OutputColumn column(Origin origin) {
        return new OutputColumn(DOCUMENT, origin, origin == Origin.CLEAR ? "" : DOCUMENT);
    }

    private static Limits limits(Command.Read read, Limits limits) {
        return read.options().time().isPresent()
                ? limits.within(Duration.ofMillis(read.options().time().getAsLong()))
                : limits;
    }

    private static Closure closure(MongoTree tree) {
        return tree.command() instanceof Command.Write write
                ? tree.catalog().closureOfWritten(write.target().collection())
                : tree.catalog()
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
