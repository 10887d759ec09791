package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresRelation.Trait;
import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.Cover.Covered;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Disclosure.Masked;
import dev.sallyport.operation.Disclosure.Withheld;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Set;

/**
 * What stands in the place of one table reference: the columns that the statement reads, masked where they must be, over the
 * rows that exist for the principal.
 */
final class PostgresSource {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final PostgresTree tree;
    private final PostgresMasks masks;
    private final PostgresRowFilters filters;
    private final Bindings bindings;

    PostgresSource(PostgresTree tree, PostgresMasks masks, PostgresRowFilters filters, Bindings bindings) {
        this.tree = tree;
        this.masks = masks;
        this.filters = filters;
        this.bindings = bindings;
    }

    DerivedTable derive(TableReference table, Covered<PostgresRelation> covered) {
        PostgresRelation relation = covered.relation();
        TableObligation obligation = covered.obligation();
        Name alias = table.shownAs();
        Effect effect = tree.effects().get(table.reference());
        boolean only = table.only() || relation.isPlainTable();
        TableReference printed =
                new TableReference(table.reference(), table.name(), only, alias, List.of(), table.at());
        boolean fenced = relation.traits().contains(Trait.BARRIER)
                || obligation
                        .filter()
                        .filter(rows -> needsFence(rows, table.reference()))
                        .isPresent();
        List<Output> columns = relation.columns().stream()
                .filter(column -> effect.read().contains(column.name()))
                .map(column -> output(column, table, obligation, fenced))
                .toList();
        Expression filter = obligation
                .filter()
                .map(rows -> filters.condition(rows, relation, alias))
                .map(rows -> fenced ? behind(rows, table.reference(), obligation) : rows)
                .orElse(null);
        return new DerivedTable(printed, columns, filter, fenced, List.of(), alias, table.at());
    }

    private Output output(PostgresColumn column, TableReference table, TableObligation obligation, boolean fenced) {
        Name label = new Name(column.name());
        ResolvedColumn plain = new ResolvedColumn(table.reference(), table.shownAs(), label, Mark.NONE);
        return new Output(disclosed(plain, column, obligation.disclosure(column.name()), fenced), label, Mark.NONE);
    }

    /**
     * The planner looks through a fence at what it knows of a column, and runs conditions on samples of it, hidden rows among them:
     * what fails on one of these would tell of it. Of an expression it knows nothing.
     */
    private Expression disclosed(ResolvedColumn plain, PostgresColumn column, Disclosure disclosure, boolean fenced) {
        return switch (disclosure) {
            case Clear() -> fenced ? Sql.orElse(plain, plain) : plain;
            case Masked(var mask, var key) -> {
                PostgresType type = new PostgresTypes(tree.catalog().builtins()).of(column.type());
                yield masks.mask(
                        mask, plain, type, () -> Sql.cast(bindings.bindSecret(new Value.Bytes(key.bytes())), "bytea"));
            }
            case Withheld() -> throw new IllegalArgumentException("withheld column `" + column.name() + "` is read");
        };
    }

    /** The filter, and behind the fence a copy of the caller's own conditions that serve an index and tell nothing. */
    private Expression behind(Expression filter, int reference, TableObligation obligation) {
        return Conditions.withCopies(filter, tree.query(), reference, each -> isCopied(each, reference, obligation));
    }

    /**
     * A filter over the table's own columns is checked where the table is read, beside what the planner moves there: that may
     * tell of a row by nothing but its result. One that reads another table is planned as a join, and the planner may put
     * that above any part of the statement. So it may with what several queries make of each other.
     */
    private boolean needsFence(RowFilter filter, int reference) {
        return filter.readsAnotherTable()
                || !(Conditions.isFlat(tree.query()) && tree.query().body() instanceof Select select)
                || !isLeakproof(select, reference);
    }

    private boolean isLeakproof(Select select, int reference) {
        return Conditions.of(select).stream()
                .filter(condition -> Columns.in(condition).stream().anyMatch(column -> column.reference() == reference))
                .allMatch(tree.leakproof()::contains);
    }

    /** A clear column of the reference compared with a value: strict, so it may also stand below an outer join. */
    boolean isCopied(Expression condition, int reference, TableObligation obligation) {
        return tree.leakproof().contains(condition)
                && condition instanceof OperatorCall(var operator, var operands, var _)
                && COMPARISONS.contains(operator.symbol())
                && operands.size() == 2
                && operands.stream().anyMatch(Columns::isConstant)
                && operands.stream()
                        .anyMatch(operand -> operand instanceof ResolvedColumn column
                                && column.reference() == reference
                                && obligation.disclosure(column.column().text()) instanceof Clear);
    }

    /** Columns or values that are equal, found by what tells of them by nothing but its result. */
    boolean isPlainEquality(Expression condition) {
        return tree.leakproof().contains(condition)
                && condition instanceof OperatorCall(var operator, var operands, var _)
                && operator.symbol().equals("=")
                && operands.stream().allMatch(PostgresSource::isPlain);
    }

    private static boolean isPlain(Expression operand) {
        return operand instanceof ResolvedColumn || operand instanceof QueryColumn || operand instanceof Literal;
    }
}
