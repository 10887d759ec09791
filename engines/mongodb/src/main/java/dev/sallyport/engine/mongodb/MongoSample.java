package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.one;

import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Obligations;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** A few of the documents that a write would change, as a person may be shown them. */
final class MongoSample {
    static final int DOCUMENTS = 5;

    private MongoSample() {}

    /** The command that asks for them, with all paths that exist for the caller; nothing where none is there before. */
    static Optional<BsonDocument> command(Reading.Understood understood, Obligations shown) {
        if (!(understood.tree() instanceof MongoTree tree)
                || !(tree.command() instanceof Command.Write write)
                || write instanceof Command.Insert) {
            return Optional.empty();
        }
        MongoCover cover = MongoCover.of(tree, shown);
        BsonArray pipeline = new WritePrinter(cover).found(write).orElseThrow();
        pipeline.add(one("$limit", new BsonInt32(DOCUMENTS)));
        pipeline.addAll(
                cover.shown(write.target(), cover.at(write.target()).columns().keySet())
                        .stages());
        return Optional.of(ReadPrinter.of(write.target(), pipeline));
    }

    static Reversibility reversibility(Reading.Understood understood) {
        if (!(understood.tree() instanceof MongoTree tree)) {
            return Reversibility.UNKNOWN;
        }
        return switch (tree.command()) {
            case Command.Read _ -> Reversibility.NOTHING_TO_UNDO;
            case Command.Insert _, Command.Create _, Command.CreateIndexes _ -> Reversibility.REMOVABLE;
            case Command.Update _, Command.Delete _, Command.FindAndModify _, Command.DropIndexes _ ->
                Reversibility.CONTENTS_LOST;
            case Command.Drop _ -> Reversibility.IRREVERSIBLE;
        };
    }
}
