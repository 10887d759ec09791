package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Constraints;
import dev.sallyport.engine.sql.resolve.DefinitionNames;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TableElement;
import dev.sallyport.engine.sql.tree.TableIndex;
import dev.sallyport.operation.ObjectDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Resolves the columns, indexes and constraints that a definition gives to one table, and finds what they read of others. */
final class MySqlConstraints extends Constraints {
    private final MySqlCatalog catalog;
    private final DefinitionNames names;
    private final MySqlTableDraft draft;

    MySqlConstraints(MySqlCatalog catalog, DefinitionNames names, MySqlTableDraft draft) {
        this.catalog = catalog;
        this.names = names;
        this.draft = draft;
    }

    @Override
    public NewColumn add(NewColumn column) {
        Name name = draft.fresh(column.name(), column.at());
        MySqlColumn.Type type = MySqlColumnTypes.of(column.type(), column.at());
        MySqlColumn described =
                new MySqlColumn(name.text(), 0, type, true, MySqlColumn.Computation.NONE, false, true, true);
        draft.table().add(column.name(), described.description(Set.of()), column.at());
        return new NewColumn(
                new Name(column.name().text(), name.text()), column.type(), column.constraints(), column.at());
    }

    /** As the caller spells it. */
    @Override
    protected Name printed(Name name) {
        return new Name(name.spelled());
    }

    TableElement resolve(TableElement element) {
        return switch (element) {
            case Constraint constraint -> resolve(constraint);
            case TableIndex index -> draft.index(index);
        };
    }

    @Override
    protected Constraint.Rule resolve(Constraint.Rule rule, List<Name> of, Mark at) {
        return switch (rule) {
            case Constraint.NotNull none -> none;
            case Constraint.MayBeNull none -> none;
            case Constraint.Counted none -> none;
            case Constraint.Remark remark -> remark;
            case Constraint.Collated(var collation) -> {
                MySqlTypes.requireCollation(collation, at);
                yield rule;
            }
            case Constraint.Touched(var clock) -> new Constraint.Touched(clock(clock));
            case Constraint.Default(var value) -> new Constraint.Default(draft.value(value));
            case Constraint.Check(var condition) -> new Constraint.Check(draft.condition(condition));
            case Constraint.Unique(var primary, var columns) -> {
                List<Name> compared = draft.compare(columns.isEmpty() ? of : columns, at);
                yield new Constraint.Unique(primary, columns.isEmpty() ? List.of() : compared);
            }
            case Constraint.References references -> references(references, at);
        };
    }

    private static Expression clock(Expression clock) {
        if (clock instanceof Expression.CurrentValue(var value, var _)
                && value == Expression.Current.CURRENT_TIMESTAMP) {
            return clock;
        }
        throw Unresolved.unsupported(
                "a column is set by something else than the clock when its row changes",
                "definitions.expressions",
                "write `on update current_timestamp`",
                clock.at());
    }

    /** The other table must be there before: it is held while the key is made. */
    private Constraint.Rule references(Constraint.References references, Mark at) {
        List<Name> own = draft.compare(references.columns(), at);
        QualifiedName asked = references.table();
        boolean itself = asked.last()
                        .equals(new Name(
                                MySqlNames.folded(draft.table().target().object())))
                || asked.equals(draft.table().name());
        if (itself) {
            return new Constraint.References(own, draft.table().name(), draft.compare(references.others(), at));
        }
        if (catalog.relationOfAll(draft.table().target()).isEmpty()) {
            throw Unresolved.unsupported(
                    "a new table refers to another one, which nothing would hold meanwhile",
                    "definitions.foreign-key",
                    "create the table first, then write `alter table ... add foreign key`",
                    at);
        }
        ObjectDescription other = names.table(asked, at);
        MySqlRelation relation = catalog.relation(asked.last().text()).orElseThrow();
        Set<String> columns = new TreeSet<>();
        List<Name> named = new ArrayList<>();
        for (Name column : references.others()) {
            String known = relation.column(column.text())
                    .map(MySqlColumn::name)
                    .orElseThrow(() -> DefinitionNames.unknownColumn(
                            column,
                            relation.columns().stream().map(MySqlColumn::name).toList(),
                            at));
            columns.add(known);
            named.add(new Name(known));
        }
        refersTo(other.name(), columns);
        return new Constraint.References(own, MySqlDefinitions.printed(other.name()), named);
    }
}
