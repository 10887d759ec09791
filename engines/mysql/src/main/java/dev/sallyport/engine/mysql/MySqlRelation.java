package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.sql.run.CatalogScope;
import dev.sallyport.engine.sql.run.Digest;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One relation of the catalog.
 *
 * @param description what the rest of the gateway knows of it; its id is its name, because the server numbers no tables for
 *     everybody to see
 * @param storage the storage engine, empty for a view
 * @param identity what tells it from another relation that takes its name
 * @param columns in the order of their places
 * @param fingerprint over everything that gives the relation its meaning
 */
record MySqlRelation(
        ObjectDescription description,
        String storage,
        String identity,
        List<MySqlColumn> columns,
        MySqlView view,
        String fingerprint)
        implements CatalogScope.Part<MySqlRelation> {
    MySqlRelation {
        columns = List.copyOf(columns);
    }

    static MySqlRelation of(
            ObjectDescription description, String storage, String identity, List<MySqlColumn> columns, MySqlView view) {
        MySqlRelation relation = new MySqlRelation(description, storage, identity, columns, view, "");
        return relation.printed(Digest.of(relation.encoded()));
    }

    private MySqlRelation printed(String digest) {
        return new MySqlRelation(description, storage, identity, columns, view, digest);
    }

    /** Over each part and its length, so that different relations never give equal texts. */
    private String encoded() {
        ObjectName name = name();
        StringBuilder text = new StringBuilder();
        add(text, name.source(), name.database(), name.object(), description.kind(), storage, identity);
        add(text, view.definition(), view.security(), view.definer(), view.characterSet(), view.collation());
        add(text, columns.size());
        columns.forEach(column -> add(
                text,
                column.name(),
                column.position(),
                column.type().name(),
                column.engineType(),
                column.characterSet(),
                column.collation(),
                column.nullable(),
                column.generation(),
                column.expression(),
                column.invisible(),
                column.readable()));
        return text.toString();
    }

    private static void add(StringBuilder text, Object... parts) {
        for (Object part : parts) {
            String written = part.toString();
            text.append(written.length()).append(':').append(written);
        }
    }

    ObjectName name() {
        return description.name();
    }

    String id() {
        return description.id();
    }

    /** Whether a statement may name it: tables of storage engines that keep their own rows, and views whose definition is known. */
    boolean isNameable() {
        return switch (description.kind()) {
            case TABLE, PARTITIONED_TABLE -> true;
            case VIEW -> !view.definition().isEmpty();
            case MATERIALIZED_VIEW, COLLECTION, OTHER -> false;
        };
    }

    boolean isView() {
        return description.kind() == ObjectDescription.Kind.VIEW;
    }

    Closure.Member member() {
        return new Closure.Member(id(), fingerprint);
    }

    /** @param folded in lower case, as the server compares names of columns */
    Optional<MySqlColumn> column(String folded) {
        return columns.stream()
                .filter(column -> MySqlNames.folded(column.name()).equals(folded))
                .findFirst();
    }

    /** The columns that `*` stands for, in order. */
    List<MySqlColumn> star() {
        return columns.stream().filter(MySqlColumn::inStar).toList();
    }

    /** How {@link dev.sallyport.engine.Sealed#guarded()} names a column of this relation. */
    String guard(MySqlColumn column) {
        return id() + "/" + column.id();
    }

    /** The part of the relation that exists for a principal. */
    @Override
    public MySqlRelation narrowedTo(VisibleObject part) {
        List<MySqlColumn> visible = columns.stream()
                .filter(column -> part.columns().contains(column.name()))
                .map(column -> column.inStar(part.star().contains(column.name())))
                .toList();
        ObjectDescription narrowed = new ObjectDescription(
                description.name(),
                description.id(),
                description.kind(),
                visible.stream().map(this::described).toList());
        return new MySqlRelation(narrowed, storage, identity, visible, view, fingerprint);
    }

    private ColumnDescription described(MySqlColumn column) {
        return column.description(
                description.column(column.name()).map(ColumnDescription::inputs).orElse(Set.of()));
    }
}
