package dev.sallyport.engine.mongodb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The collections that a command reads, by the catalog of one principal; views are opened. */
final class Sources {
    /** As the server: more views upon views are refused. */
    private static final int DEEPEST = 20;

    private static final int MOST = 100;

    private final MongoCatalog catalog;
    private final List<Source.Collection> references = new ArrayList<>();
    private int depth;

    Sources(MongoCatalog catalog) {
        this.catalog = catalog;
    }

    /** In the order of their numbers. */
    List<Source.Collection> references() {
        return Collections.unmodifiableList(references);
    }

    /** @throws Refused when no such collection exists for the principal */
    Source open(String name, Usage usage) {
        MongoCollection collection = catalog.collection(name).orElseThrow(() -> Refused.unknownCollection(name));
        Source.Collection itself = add(collection, usage);
        return collection.view().<Source>map(view -> opened(itself, view)).orElse(itself);
    }

    /** One that is no view, as writes and definitions need it. */
    Source.Collection base(String name, Usage usage, Place at) {
        MongoCollection collection = catalog.collection(name).orElseThrow(() -> Refused.unknownCollection(name));
        if (collection.view().isPresent()) {
            throw Refused.unsupported(
                    at, "`" + name + "` is a view, and nothing is written through one", "name a collection");
        }
        return add(collection, usage);
    }

    /** A collection as it is for nobody in particular. */
    MongoCollection whole(MongoCollection part) {
        return catalog.relationOfAll(part.name()).orElse(part);
    }

    /** For the paths that a write to a collection names. */
    WrittenPaths written(Source.Collection target) {
        return new WrittenPaths(target.collection(), whole(target.collection()));
    }

    private Source.Collection add(MongoCollection collection, Usage usage) {
        if (references.size() >= MOST) {
            throw Refused.tooLarge("the command names more than " + MOST + " collections", "name fewer");
        }
        Source.Collection reference = new Source.Collection(references.size(), collection, usage);
        references.add(reference);
        return reference;
    }

    private Source opened(Source.Collection itself, MongoView view) {
        if (++depth > DEEPEST) {
            throw Refused.view(itself.name());
        }
        try {
            Usage usage = new Usage();
            Source on = open(view.on(), usage);
            List<Stage> pipeline = new PipelineReader(this, usage, Set.of()).read(view.pipeline(), Place.COMMAND);
            return new Source.View(itself, on, pipeline);
        } catch (Refused e) {
            throw Refused.view(itself.name());
        } finally {
            depth--;
        }
    }
}
