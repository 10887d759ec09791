package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.one;
import static java.util.Objects.requireNonNull;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * What each collection that a command names must be made to be, by the number of the reference.
 *
 * @param catalog the snapshot of the reading
 * @param paths those of each that the command needs
 */
record MongoCover(MongoCatalog catalog, Map<Integer, TableObligation> obligations, Map<Integer, Set<String>> paths) {
    /** More than there are: what stands behind it is not worked out for what stands before it. */
    private static final BsonDocument FENCE = one("$limit", new BsonInt64(Long.MAX_VALUE));

    /** @throws IllegalArgumentException when the obligations leave a reference out, or withhold a path that is read */
    static MongoCover of(MongoTree tree, Obligations obligations) {
        Map<Integer, TableObligation> covered = new HashMap<>();
        Map<Integer, Set<String>> paths = new HashMap<>();
        for (Effect effect : tree.effects()) {
            if (!effect.cause().standsInStatement()) {
                continue;
            }
            TableObligation obligation = obligations.references().get(effect.reference());
            if (obligation == null || !obligation.object().equals(effect.target())) {
                throw new IllegalArgumentException(
                        "the obligations do not cover reference `" + effect.reference() + "`");
            }
            effect.read().forEach(path -> {
                if (obligation.disclosure(path) instanceof Disclosure.Withheld) {
                    throw new IllegalArgumentException("the obligations withhold the read path `" + path + "`");
                }
            });
            covered.put(effect.reference(), obligation);
            paths.put(effect.reference(), effect.read());
        }
        return new MongoCover(tree.catalog(), covered, paths);
    }

    TableObligation at(Source.Collection source) {
        return requireNonNull(obligations.get(source.reference()));
    }

    Narrowing narrowing(Source.Collection source) {
        return new Narrowing(whole(source), at(source), order(source));
    }

    /** A catalog of one principal does not hold what it must not see, and of which an index may tell. */
    private MongoCollection whole(Source.Collection source) {
        return catalog.relationOfAll(source.name()).orElse(source.collection());
    }

    private IndexOrder order(Source.Collection source) {
        return new IndexOrder(whole(source), at(source));
    }

    /** Whether texts of a collection compare otherwise than by their bytes unless the command says so (holes.md R2). */
    boolean isCollated() {
        return obligations.values().stream()
                .anyMatch(each -> catalog.relationOfAll(each.object().object()).stream()
                        .anyMatch(collection -> collection.rules().collated()));
    }

    /** What a pipeline upon the source begins with. */
    BsonArray before(Source source) {
        return before(source, List.of());
    }

    /** @param stages what follows, of whose first condition an index may serve a part */
    BsonArray before(Source source, List<Stage> stages) {
        return switch (source) {
            case Source.Stated() -> new BsonArray();
            case Source.Collection collection -> before(collection, stages);
            case Source.View(var itself, var on, var pipeline) -> {
                BsonArray all = new PipelinePrinter(this::before, this::narrows).of(on, pipeline);
                all.addAll(before(itself, List.of()));
                yield all;
            }
        };
    }

    private BsonArray before(Source.Collection source, List<Stage> stages) {
        BsonArray all = new BsonArray();
        TableObligation obligation = at(source);
        obligation.filter().ifPresent(filter -> all.add(filter(filter, order(source))));
        if (!stages.isEmpty() && stages.getFirst() instanceof Stage.Match(var condition)) {
            narrowing(source).of(condition).ifPresent(narrow -> all.add(one("$match", narrow)));
        }
        if (obligation.filter().isPresent()) {
            all.add(FENCE.clone());
        }
        all.addAll(shown(source, requireNonNull(paths.get(source.reference()))).stages());
        return all;
    }

    /** The paths that come out of a source. */
    List<String> planned(Source.Collection source) {
        return requireNonNull(paths.get(source.reference())).stream().sorted().toList();
    }

    /** Some paths of a source, as its masks show them. */
    MongoSource shown(Source.Collection source, Set<String> named) {
        Map<String, Disclosure> shown = new HashMap<>(at(source).columns());
        shown.keySet().retainAll(named);
        return MongoSource.of(shown, source.collection().arrays());
    }

    private static BsonDocument filter(RowFilter filter, IndexOrder order) {
        return one("$match", MongoRowFilters.condition(filter, order::tells));
    }

    /** Whether what is equal to a path may be looked for in documents as they are stored. */
    boolean narrows(Source source, FieldPath path) {
        return source instanceof Source.Collection collection
                && narrowing(collection).isFoundBy(path);
    }
}
