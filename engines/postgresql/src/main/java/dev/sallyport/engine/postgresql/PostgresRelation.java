package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.CatalogScope;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One relation of the catalog.
 *
 * @param description what the rest of the gateway knows of it; its id is the oid as text
 * @param fingerprint over everything that gives the relation its meaning, as the server computes it
 * @param columns in the order of their numbers, dropped ones left out
 * @param rules for whoever writes to it
 * @param definition of a view, as the server writes it with every name qualified; empty for what is none
 * @param version over all of it, the same for equal relations in every process
 */
record PostgresRelation(
        ObjectDescription description,
        String fingerprint,
        List<PostgresColumn> columns,
        Set<Trait> traits,
        PostgresRules rules,
        String definition,
        String version)
        implements CatalogScope.Part<PostgresRelation>, RuledTable {
    /** Something about a relation that decides whether and how a statement may name it. */
    enum Trait {
        /** Row security policies of the database apply to it. */
        ROW_SECURITY,
        /** It is a partition, or inherits from another table. */
        CHILD,
        /** A plain table that other tables inherit from. */
        PARENT,
        /** One of its partitions is no plain table, or belongs to another owner. */
        MIXED_PARTITIONS,
        /** A view that the database keeps conditions out of. */
        BARRIER
    }

    /** Before the id of a relation whose rules a member of the closure stands for. */
    static final String RULES = "rules of ";

    private static final Set<Trait> NOT_NAMEABLE = EnumSet.of(Trait.CHILD, Trait.PARENT, Trait.MIXED_PARTITIONS);

    PostgresRelation {
        columns = List.copyOf(columns);
        Set<Trait> inOrder = EnumSet.noneOf(Trait.class);
        inOrder.addAll(traits);
        traits = Collections.unmodifiableSet(inOrder);
    }

    static PostgresRelation of(
            ObjectDescription description,
            String fingerprint,
            List<PostgresColumn> columns,
            Set<Trait> traits,
            PostgresRules rules,
            String definition) {
        PostgresRelation relation =
                new PostgresRelation(description, fingerprint, columns, traits, rules, definition, "");
        return new PostgresRelation(
                description, fingerprint, relation.columns, relation.traits, rules, definition, relation.encoded());
    }

    private String encoded() {
        ObjectName name = name();
        StringBuilder text = new StringBuilder();
        Digest.add(
                text,
                name.source(),
                name.database(),
                name.schema(),
                name.object(),
                description.id(),
                description.kind());
        Digest.add(text, fingerprint, columns.size());
        columns.forEach(column -> Digest.add(
                text,
                column.name(),
                column.number(),
                column.type(),
                column.modifier(),
                column.collation(),
                column.engineType(),
                column.nullable(),
                column.generation(),
                column.readable(),
                column.inStar()));
        Digest.add(text, definition, rules.fingerprint(), traits.size());
        traits.forEach(trait -> Digest.add(text, trait));
        return Digest.of(text.toString());
    }

    @Override
    public List<Rule> ruling() {
        return rules.rules();
    }

    /** Whether a statement may name it: tables and partitioned tables that stand for themselves, and views of both kinds. */
    boolean isNameable() {
        return switch (description.kind()) {
            case TABLE, PARTITIONED_TABLE, VIEW, MATERIALIZED_VIEW ->
                traits.stream().noneMatch(NOT_NAMEABLE::contains);
            case COLLECTION, OTHER -> false;
        };
    }

    /** Whether it stands for its own rows alone, which the print says with ONLY; those of a partitioned table are its partitions'. */
    boolean isPlainTable() {
        return description.kind() == ObjectDescription.Kind.TABLE;
    }

    /** What is compared again, beside the relation itself, where it is written to. */
    Optional<Closure.Member> rulesMember() {
        return rules.fingerprint().isEmpty()
                ? Optional.empty()
                : Optional.of(new Closure.Member(RULES + description.id(), rules.fingerprint()));
    }

    Closure.Member member() {
        return new Closure.Member(description.id(), fingerprint);
    }

    Optional<PostgresColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The columns that `*` stands for, in order. */
    List<PostgresColumn> star() {
        return columns.stream().filter(PostgresColumn::inStar).toList();
    }

    /** The part of the relation that exists for a principal. */
    @Override
    public PostgresRelation narrowedTo(VisibleObject part) {
        List<PostgresColumn> visible = columns.stream()
                .filter(column -> part.columns().contains(column.name()))
                .map(column -> column.inStar(part.star().contains(column.name())))
                .toList();
        ObjectDescription narrowed = new ObjectDescription(
                description.name(),
                description.id(),
                description.kind(),
                visible.stream().map(PostgresColumn::description).toList());
        return new PostgresRelation(narrowed, fingerprint, visible, traits, rules, definition, version);
    }
}
