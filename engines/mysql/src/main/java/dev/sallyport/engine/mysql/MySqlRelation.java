package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.CatalogScope;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.rules.RuledTable;
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
 * @param rules for whoever writes to it, as far as they were read
 * @param fingerprint over everything that gives the relation its meaning
 */
record MySqlRelation(
        ObjectDescription description,
        String storage,
        String identity,
        List<MySqlColumn> columns,
        MySqlView view,
        MySqlRules rules,
        String fingerprint)
        implements CatalogScope.Part<MySqlRelation>, RuledTable {
    /** Around the id of a relation whose rules a member of the closure stands for: no name ends with a blank. */
    private static final String RULES = "rules of %s ";

    MySqlRelation {
        columns = List.copyOf(columns);
    }

    static MySqlRelation of(
            ObjectDescription description, String storage, String identity, List<MySqlColumn> columns, MySqlView view) {
        MySqlRelation relation = new MySqlRelation(description, storage, identity, columns, view, MySqlRules.NONE, "");
        return relation.printed(Digest.of(relation.encoded()));
    }

    private MySqlRelation printed(String digest) {
        return new MySqlRelation(description, storage, identity, columns, view, rules, digest);
    }

    private String encoded() {
        ObjectName name = name();
        StringBuilder text = new StringBuilder();
        Digest.add(text, name.source(), name.database(), name.object(), description.kind(), storage, identity);
        Digest.add(text, view.definition(), view.security(), view.definer(), view.characterSet(), view.collation());
        Digest.add(text, columns.size());
        columns.forEach(column -> Digest.add(
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

    /** The same with its rules. */
    MySqlRelation ruledBy(MySqlRules its) {
        return new MySqlRelation(description, storage, identity, columns, view, its, fingerprint);
    }

    @Override
    public List<Rule> ruling() {
        return rules.rules();
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

    /** What is compared again, beside the relation itself, where it is written to. */
    Closure.Member rulesMember() {
        return new Closure.Member(RULES.formatted(id()), rules.fingerprint());
    }

    /** Whether the rules of a relation are part of a closure. */
    static boolean isRuled(String relation, Closure closure) {
        return closure.objects().stream().anyMatch(member -> member.id().equals(RULES.formatted(relation)));
    }

    /** Whether a member of a closure is a relation, and not the rules of one. */
    static boolean isRelation(Closure.Member member) {
        return !member.id().endsWith(" ");
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

    /** Ids of the columns that one is computed from. */
    Set<String> inputs(MySqlColumn column) {
        return description.column(column.name()).map(ColumnDescription::inputs).orElse(Set.of());
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
        return new MySqlRelation(narrowed, storage, identity, visible, view, rules, fingerprint);
    }

    private ColumnDescription described(MySqlColumn column) {
        return column.description(inputs(column));
    }
}
