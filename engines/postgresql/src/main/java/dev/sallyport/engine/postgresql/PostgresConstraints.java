package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Constraints;
import dev.sallyport.engine.sql.resolve.DefinitionNames;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.ObjectDescription;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Resolves the columns and constraints that a definition gives to one table, and finds what they read of others. */
final class PostgresConstraints extends Constraints {
    private final PostgresCatalog catalog;
    private final DefinitionNames names;
    private final PostgresTableDraft draft;

    PostgresConstraints(PostgresCatalog catalog, DefinitionNames names, PostgresTableDraft draft) {
        this.catalog = catalog;
        this.names = names;
        this.draft = draft;
    }

    /** With the catalog's name of its type. */
    @Override
    public NewColumn add(NewColumn column) {
        PostgresTypes.Target target = draft.types().target(column.type());
        draft.add(column.name(), target.type(), column.at());
        return new NewColumn(column.name(), target.printed(), column.constraints(), column.at());
    }

    @Override
    protected Constraint.Rule resolve(Constraint.Rule rule, List<Name> of, Mark at) {
        return switch (rule) {
            case Constraint.NotNull none -> none;
            case Constraint.MayBeNull _,
                    Constraint.Counted _,
                    Constraint.Touched _,
                    Constraint.Collated _,
                    Constraint.Remark _ -> throw PostgresDefinitions.ofAnother();
            case Constraint.Default(var value) ->
                new Constraint.Default(draft.value(value, draft.type(of.getFirst(), at)));
            case Constraint.Check(var condition) -> new Constraint.Check(draft.condition(condition));
            case Constraint.Unique unique -> {
                draft.compare(unique.columns().isEmpty() ? of : unique.columns(), at);
                yield unique;
            }
            case Constraint.References references -> {
                draft.compare(references.columns().isEmpty() ? of : references.columns(), at);
                yield references(references, at);
            }
        };
    }

    private Constraint.Rule references(Constraint.References references, Mark at) {
        QualifiedName asked = references.table();
        if (isItself(asked)) {
            draft.compare(references.others(), at);
            return new Constraint.References(references.columns(), draft.name(), references.others());
        }
        ObjectDescription other = names.table(asked, at);
        Set<String> columns =
                references.others().stream().map(Name::text).collect(Collectors.toCollection(TreeSet::new));
        for (Name column : references.others()) {
            if (other.column(column.text()).isEmpty()) {
                throw DefinitionNames.unknownColumn(column, columnNames(other), at);
            }
        }
        refersTo(other.name(), columns.isEmpty() ? key(other, at) : columns);
        QualifiedName printed =
                QualifiedName.of(other.name().schema(), other.name().object());
        return new Constraint.References(references.columns(), printed, references.others());
    }

    /** A table that the caller's catalog has not is the one that is made, when it is called so. */
    private boolean isItself(QualifiedName asked) {
        boolean sameName = asked.last().equals(draft.name().last());
        boolean sameSchema = asked.isQualified()
                ? asked.equals(draft.name())
                : catalog.relation(asked.last().text()).isEmpty();
        return sameName
                && sameSchema
                && catalog.relation(draft.effect(0).target()).isEmpty();
    }

    /** The primary key of the other table, which the caller must know. */
    private Set<String> key(ObjectDescription other, Mark at) {
        PostgresRelation relation = catalog.relationOfAll(other.name()).orElseThrow();
        Set<String> key = relation.ruling().stream()
                .filter(Rule.Key.class::isInstance)
                .map(Rule.Key.class::cast)
                .flatMap(rule -> relation.columns().stream()
                        .filter(column -> rule.columns().contains(column.number())))
                .map(PostgresColumn::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (key.isEmpty() || !columnNames(other).containsAll(key)) {
            throw Unresolved.unsupported(
                    "the foreign key does not say which columns it refers to",
                    "definitions.foreign-key",
                    "name them behind the table",
                    at);
        }
        return key;
    }

    private static List<String> columnNames(ObjectDescription table) {
        return table.columns().stream().map(column -> column.name()).toList();
    }
}
