package dev.sallyport.server.rpc.policy;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.ColumnKey;
import dev.sallyport.server.request.DottedName;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.ObjectSelector;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sources and their catalogs, for admins: a name that is not there is said to be not there. */
final class SourceCatalogs {
    private final Sources sources;

    SourceCatalogs(Sources sources) {
        this.sources = sources;
    }

    /** @throws RefusedException naming the field and the sources that there are */
    Source source(String name, String field) {
        return sources.find(name).orElseThrow(() -> Malformed.field(field, name, "one of " + names()));
    }

    /** The database that a rule means: its own, or the source's where it names none. */
    String database(Source source, String named, String field) {
        String own = source.settings().database();
        if (!named.isEmpty() && !named.equals(own)) {
            throw Malformed.field(field, named, "`" + own + "` or nothing");
        }
        return own;
    }

    /** A column by its full name; the database may be left out. */
    ColumnName column(ObjectRef ref, String field) {
        Source source = source(ref.getSource(), field + ".source");
        String database = database(source, ref.getDatabase(), field + ".database");
        if (ref.getObject().isEmpty() || ref.getColumn().isEmpty()) {
            throw Malformed.missing(field + (ref.getObject().isEmpty() ? ".object" : ".column"), "a name");
        }
        return new ObjectName(source.name(), database, ref.getSchema(), ref.getObject()).column(ref.getColumn());
    }

    /** Throws when a source has schemas and the selector names none, or the other way round: it would select nothing. */
    void requireForm(Source source, ObjectSelector selector, String field) {
        boolean named = !selector.getSchema().isEmpty();
        Collection<ObjectDescription> objects =
                source.engine().map(engine -> engine.catalog().objects()).orElse(List.of());
        if (!selector.equals(ObjectSelector.getDefaultInstance())
                && !objects.isEmpty()
                && objects.stream().allMatch(object -> object.name().schema().isEmpty() == named)) {
            throw Malformed.field(
                    field + ".schema", selector.getSchema(), named ? "nothing: the source has no schemas" : "a schema");
        }
    }

    /** The key of a column as the catalog has it now. */
    ColumnKey key(ColumnName column, String field) {
        Catalog catalog = catalog(column.object().source()).orElseThrow(() -> unavailable(column));
        return key(catalog, column)
                .orElseThrow(() -> Malformed.field(
                        field,
                        DottedName.of(column.object().schema(), column.object().object(), column.path()),
                        "a column of the catalog"));
    }

    /** A column as the catalog has it now; empty when it has none. */
    Optional<ColumnDescription> description(ColumnName column) {
        return catalog(column.object().source())
                .flatMap(catalog -> catalog.object(column.object()))
                .flatMap(object -> object.column(column.path()));
    }

    /** Whether the catalog has no such column any more, or another one; false while the source is not there. */
    boolean isStale(ColumnKey key) {
        return catalog(key.column().object().source())
                .filter(catalog -> !key(catalog, key.column()).equals(Optional.of(key)))
                .isPresent();
    }

    Optional<Catalog> catalog(String source) {
        return sources.find(source).flatMap(Source::engine).map(Engine::catalog);
    }

    private static Optional<ColumnKey> key(Catalog catalog, ColumnName column) {
        return catalog.object(column.object())
                .flatMap(object -> object.column(column.path()).map(found -> ColumnKey.of(object, found)));
    }

    private String names() {
        return sources.all().stream().map(source -> "`" + source.name() + "`").collect(Collectors.joining(", "));
    }

    private static RefusedException unavailable(ColumnName column) {
        return new RefusedException(new Refusal(
                Reason.SOURCE_UNAVAILABLE,
                "source `" + column.object().source() + "` is not connected, so its columns are not known",
                "sources.state",
                "try again when the source is ready"));
    }
}
