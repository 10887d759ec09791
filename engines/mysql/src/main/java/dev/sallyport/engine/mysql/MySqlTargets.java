package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.rewrite.Cover;
import dev.sallyport.engine.sql.rewrite.Cover.Covered;
import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a write to the rows that exist for the principal: to those that it finds, and, by an error that undoes it, to those
 * that it leaves behind (holes W7).
 *
 * <p>CASE keeps the caller's condition away from rows that the filter leaves out. These servers return no row that was
 * written, so what a filter looks at is judged before: it is added as an exact value, and never changed.
 */
final class MySqlTargets {
    /** Fails for each row that it is asked for, also behind IGNORE, and leaves every type beside it what it is. */
    static final String OUTSIDE = "18446744073709551615 + 1";

    private final MySqlTree tree;
    private final MySqlRowFilters filters;
    private final Cover<MySqlRelation> cover;

    MySqlTargets(MySqlTree tree, MySqlRowFilters filters, Cover<MySqlRelation> cover) {
        this.tree = tree;
        this.filters = filters;
        this.cover = cover;
    }

    Write guarded(Write write) {
        TableReference target = write.target();
        return switch (write) {
            case Insert insert -> inserted(insert);
            case Update(var _, var assignments, var from, var where, var _, var at) ->
                new Update(target, changed(assignments, target), from, kept(where, target), List.of(), at);
            case Delete(var _, var using, var where, var _, var at) ->
                new Delete(target, using, kept(where, target), List.of(), at);
            default -> throw new IllegalArgumentException("a write of that form is not sealed by this engine");
        };
    }

    private Optional<Expression> filter(TableReference target, int reference) {
        Covered<MySqlRelation> covered = cover.at(reference);
        return covered.obligation().filter().map(rows -> filters.condition(rows, covered.relation(), target.shownAs()));
    }

    private @Nullable Expression kept(@Nullable Expression where, TableReference target) {
        Optional<Expression> filter = filter(target, target.reference());
        if (filter.isEmpty()) {
            return where;
        }
        if (where == null) {
            return filter.get();
        }
        Covered<MySqlRelation> covered = cover.at(target.reference());
        List<Expression> all = new ArrayList<>(List.of(filter.get()));
        Conditions.conjuncts(where).stream()
                .filter(each -> MySqlSource.isCopied(each, target.reference(), covered))
                .forEach(all::add);
        all.add(Sql.when(filter.get(), where, new BooleanLiteral(false, Mark.NONE)));
        return new Logical(Connective.AND, all, Mark.NONE);
    }

    /** A column that decides who sees the row keeps its value, and so does one that such a column is computed from. */
    private List<Assignment> changed(List<Assignment> assignments, TableReference target) {
        Set<Name> deciding = filter(target, target.reference())
                .map(filter -> deciding(filter, target))
                .orElse(Set.of());
        boolean touched = isTouched(deciding, target);
        return assignments.stream()
                .map(each -> touched || each.columns().stream().anyMatch(deciding::contains)
                        ? new Assignment(each.columns(), outside(), each.at())
                        : each)
                .toList();
    }

    /** Whether the clock changes one of the columns with whatever else is changed. */
    private boolean isTouched(Set<Name> deciding, TableReference target) {
        return cover.at(target.reference()).relation().columns().stream()
                .filter(column -> column.generation() == MySqlColumn.Generation.TOUCHED)
                .anyMatch(column -> deciding.contains(new Name(column.name())));
    }

    private Set<Name> deciding(Expression filter, TableReference target) {
        MySqlRelation relation = cover.at(target.reference()).relation();
        Set<Name> tested = Columns.in(filter).stream()
                .filter(column -> column.relation().equals(target.shownAs()))
                .map(ResolvedColumn::column)
                .collect(toSet());
        Set<String> inputs = relation.columns().stream()
                .filter(column -> tested.contains(new Name(column.name())))
                .flatMap(column -> relation.inputs(column).stream())
                .collect(toSet());
        relation.columns().stream()
                .filter(column -> inputs.contains(column.id()))
                .map(column -> new Name(column.name()))
                .forEach(tested::add);
        return tested;
    }

    private Insert inserted(Insert insert) {
        TableReference target = insert.target();
        return new Insert(
                target,
                insert.columns(),
                insert.overriding(),
                rows(insert),
                insert.conflict() == null ? null : conflict(insert.conflict(), target),
                List.of(),
                insert.at());
    }

    /** Each row is written where the filter shows it, and fails where it does not, or where that is not surely known. */
    private @Nullable Query rows(Insert insert) {
        Optional<Expression> filter = filter(insert.target(), insert.target().reference());
        if (filter.isEmpty() || insert.rows() == null) {
            return insert.rows();
        }
        boolean removes = insert.conflict() != null
                && insert.conflict().update() != null
                && insert.conflict().update().isRemoval();
        boolean known = !removes
                && deciding(filter.get(), insert.target()).stream()
                        .allMatch(column -> isKnown(column, insert.target()));
        List<List<Expression>> checked = new ArrayList<>();
        for (List<Expression> row : MySqlWrites.written(insert).map(Rows::rows).orElse(List.of(List.of()))) {
            checked.add(known ? checked(row, insert, filter.get()) : failing(insert));
        }
        return Query.of(new Rows(checked, insert.at()));
    }

    /** A parameter is known where it has to be equal to a value that the column holds as it is. */
    private boolean isKnown(Name column, TableReference target) {
        Covered<MySqlRelation> covered = cover.at(target.reference());
        return tree.judged().exact().contains(column)
                || (tree.judged().given().contains(column)
                        && covered.relation()
                                .column(MySqlNames.folded(column.text()))
                                .filter(found -> MySqlStored.isHeldAsIs(
                                        found, covered.obligation().filter().orElseThrow()))
                                .isPresent());
    }

    private static List<Expression> failing(Insert insert) {
        return insert.columns().stream().map(_ -> outside()).toList();
    }

    private static List<Expression> checked(List<Expression> row, Insert insert, Expression filter) {
        Expression shown = new Values(insert, row).expression(filter);
        return IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) instanceof Expression.DefaultValue
                        ? row.get(i)
                        : Sql.when(shown, row.get(i), outside()))
                .toList();
    }

    /** The values of a row in the place of the columns that get them. */
    private static final class Values extends TreeMapper {
        private final Insert insert;
        private final List<Expression> row;

        Values(Insert insert, List<Expression> row) {
            this.insert = insert;
            this.row = row;
        }

        @Override
        protected Expression expression(Expression expression) {
            return expression instanceof ResolvedColumn column
                            && column.relation().equals(insert.target().shownAs())
                    ? row.get(insert.columns().indexOf(column.column()))
                    : super.expression(expression);
        }
    }

    /** A row that is there and hidden is not changed, and the call fails. */
    private Insert.Conflict conflict(Insert.Conflict conflict, TableReference target) {
        Insert.Replacement update = conflict.update();
        if (update == null || update.isRemoval()) {
            return conflict;
        }
        List<Assignment> assignments = filter(target, update.reference())
                .map(filter -> kept(update.assignments(), filter, target))
                .orElse(update.assignments());
        Insert.Replacement guarded = new Insert.Replacement(update.reference(), assignments, update.where());
        return new Insert.Conflict(null, conflict.arbiter(), null, guarded, conflict.at());
    }

    private List<Assignment> kept(List<Assignment> assignments, Expression filter, TableReference target) {
        Set<Name> deciding = deciding(filter, target);
        boolean touched = isTouched(deciding, target);
        return assignments.stream()
                .map(each -> touched || each.columns().stream().anyMatch(deciding::contains)
                        ? new Assignment(each.columns(), outside(), each.at())
                        : new Assignment(each.columns(), Sql.when(filter, each.value(), outside()), each.at()))
                .toList();
    }

    private static Expression outside() {
        return Sql.operator("+", Sql.unsigned("18446744073709551615"), Sql.integer(1));
    }
}
