package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.CatalogScope;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonDocument;

/**
 * One collection or view of the catalog.
 *
 * @param description what the rest of the gateway knows of it; its columns are the paths that are known
 * @param arrays how deep arrays lie in arrays at each path, also at inner ones, 0 where none was seen: {@code {cards: 2, cards.no:
 *     0}}
 * @param fingerprint over name, kind, id, definition and options: what gives it its meaning, not what documents it holds
 */
record MongoCollection(
        ObjectDescription description,
        Optional<MongoView> view,
        SortedMap<String, Integer> arrays,
        List<MongoIndex> indexes,
        MongoRules rules,
        String fingerprint)
        implements CatalogScope.Part<MongoCollection> {
    MongoCollection {
        arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
        indexes = List.copyOf(indexes);
    }

    /** @param options as the server keeps them, the definition of a view among them */
    static MongoCollection of(
            ObjectDescription description,
            Optional<MongoView> view,
            SortedMap<String, Integer> arrays,
            List<MongoIndex> indexes,
            BsonDocument options) {
        return new MongoCollection(
                description, view, arrays, indexes, MongoRules.of(options), fingerprint(description, options));
    }

    static String fingerprint(ObjectDescription description, BsonDocument options) {
        ObjectName name = description.name();
        StringBuilder text = new StringBuilder();
        Digest.add(text, name.source(), name.database(), name.object(), description.kind(), description.id());
        Digest.add(text, MongoDocuments.hex(options));
        return Digest.of(text.toString());
    }

    String name() {
        return description.name().object();
    }

    /** The names of its columns. */
    List<String> paths() {
        return description.columns().stream().map(ColumnDescription::name).toList();
    }

    boolean isView() {
        return view.isPresent();
    }

    Closure.Member member() {
        return new Closure.Member(name(), fingerprint);
    }

    /** Its indexes, which decide about writes (holes W3). */
    Closure.Member indexMember() {
        return indexMember(name(), indexes);
    }

    static Closure.Member indexMember(String name, List<MongoIndex> indexes) {
        StringBuilder text = new StringBuilder();
        indexes.stream()
                .sorted(Comparator.comparing(MongoIndex::name))
                .forEach(index -> Digest.add(
                        text,
                        index.name(),
                        MongoDocuments.hex(index.keys()),
                        index.unique(),
                        MongoDocuments.hex(index.filter())));
        return new Closure.Member(name + MongoClosure.INDEXES, Digest.of(text.toString()));
    }

    /** Over all that is known of it, the paths that its documents have too. */
    String revision() {
        StringBuilder text = new StringBuilder(fingerprint);
        for (ColumnDescription column : description.columns()) {
            Digest.add(text, column.name(), column.engineType(), column.kind());
        }
        arrays.forEach((path, depth) -> Digest.add(text, path, depth));
        Digest.add(text, indexMember().fingerprint());
        return text.toString();
    }

    /** The part that exists for a principal; of arrays, what lies at or on the way to one of its paths. */
    @Override
    public MongoCollection narrowedTo(VisibleObject part) {
        List<ColumnDescription> columns = description.columns().stream()
                .filter(column -> part.columns().contains(column.name()))
                .map(column -> inStar(column, part.star().contains(column.name())))
                .toList();
        SortedMap<String, Integer> within = new TreeMap<>(arrays);
        within.keySet().removeIf(path -> !leadsTo(path, part.columns()));
        ObjectDescription narrowed =
                new ObjectDescription(description.name(), description.id(), description.kind(), columns);
        return new MongoCollection(narrowed, view, within, indexes, rules, fingerprint);
    }

    private static boolean leadsTo(String path, Collection<String> columns) {
        return columns.contains(path) || columns.stream().anyMatch(column -> column.startsWith(path + "."));
    }

    private static ColumnDescription inStar(ColumnDescription column, boolean inStar) {
        return new ColumnDescription(
                column.name(), column.id(), column.engineType(), column.kind(), inStar, column.inputs());
    }
}
