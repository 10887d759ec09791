package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.Cover.Covered;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.Lifted;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Disclosure.Masked;
import dev.sallyport.operation.Disclosure.Withheld;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Set;

/**
 * What stands in the place of one table reference: the columns that the statement reads, masked where they must be, over the
 * rows that exist for the principal.
 */
final class MySqlSource {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

    /** What stands for a row of which no column is read. */
    private static final Name ROW = new Name("1");

    private final MySqlTree tree;
    private final MySqlRowFilters filters;
    private final Bindings bindings;

    MySqlSource(MySqlTree tree, MySqlRowFilters filters, Bindings bindings) {
        this.tree = tree;
        this.filters = filters;
        this.bindings = bindings;
    }

    /** Behind a fence wherever rows are hidden: of no expression is it known here that it tells nothing of them (holes R1). */
    DerivedTable derive(TableReference table, Covered<MySqlRelation> covered) {
        MySqlRelation relation = covered.relation();
        TableObligation obligation = covered.obligation();
        Name alias = table.shownAs();
        Effect effect = tree.effects().get(table.reference());
        List<Output> columns = relation.columns().stream()
                .filter(column -> effect.read().contains(column.name()))
                .map(column -> output(column, table, obligation))
                .toList();
        List<Output> shown = columns.isEmpty() ? List.of(new Output(Sql.integer(1), ROW, Mark.NONE)) : columns;
        Expression filter = obligation
                .filter()
                .map(rows -> filters.condition(rows, relation, alias))
                .map(rows -> behind(rows, table.reference(), covered))
                .orElse(null);
        return new DerivedTable(table, shown, filter, filter != null, leftAside(covered), alias, table.at());
    }

    /** Rows that nothing orders come in the order of the index that they were read from, also into `LIMIT` and aggregates (holes R5). */
    private static List<Name> leftAside(Covered<MySqlRelation> covered) {
        return covered.relation().rules().indexes().stream()
                .filter(index -> index.tells(covered.obligation()))
                .map(index -> new Name(index.name()))
                .toList();
    }

    private Output output(MySqlColumn column, TableReference table, TableObligation obligation) {
        Name label = new Name(column.name());
        ResolvedColumn plain = new ResolvedColumn(table.reference(), table.shownAs(), label, Mark.NONE);
        return new Output(disclosed(plain, column, obligation.disclosure(column.name())), label, Mark.NONE);
    }

    private Expression disclosed(ResolvedColumn plain, MySqlColumn column, Disclosure disclosure) {
        return switch (disclosure) {
            case Clear() -> plain;
            case Masked(var mask, var key) ->
                MySqlMasks.mask(mask, plain, column, () -> bindings.bindSecret(new Value.Bytes(key.bytes())));
            case Withheld() -> throw new IllegalArgumentException("withheld column `" + column.name() + "` is read");
        };
    }

    /** The filter, and behind the fence a copy of the caller's own conditions that serve an index and tell nothing. */
    private Expression behind(Expression filter, int reference, Covered<MySqlRelation> covered) {
        return Conditions.withCopies(filter, tree.query(), reference, each -> isCopied(each, reference, covered));
    }

    /** A clear column compared with a literal of its own kind: it neither raises nor counts a warning, whatever the row holds. */
    static boolean isCopied(Expression condition, int reference, Covered<MySqlRelation> covered) {
        return condition instanceof OperatorCall(var operator, var operands, var _)
                && COMPARISONS.contains(operator.symbol())
                && operands.size() == 2
                && isClear(operands.getFirst(), operands.getLast(), reference, covered);
    }

    private static boolean isClear(Expression left, Expression literal, int reference, Covered<MySqlRelation> covered) {
        return left instanceof ResolvedColumn column
                && column.reference() == reference
                && covered.obligation().disclosure(column.column().text()) instanceof Clear
                && Columns.isConstant(literal)
                && covered.relation()
                        .column(MySqlNames.folded(column.column().text()))
                        .filter(each -> isOfKind(literal, each.kind()))
                        .isPresent();
    }

    private static boolean isOfKind(Expression literal, ColumnKind kind) {
        return switch (literal) {
            case IntegerLiteral _ -> kind == ColumnKind.INTEGER;
            case StringLiteral _ -> kind == ColumnKind.TEXT;
            case Lifted(var _, var value, var _) -> isOfKind(value, kind);
            default -> false;
        };
    }
}
