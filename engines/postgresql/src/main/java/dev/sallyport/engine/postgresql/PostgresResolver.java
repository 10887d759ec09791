package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.resolve.SelectResolver;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.resolve.Usage;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves one statement against one catalog: first its names, then its types. Used once. */
final class PostgresResolver {
    private final PostgresCatalog catalog;
    private final PostgresFunctions allowed;
    private final List<Value> parameters;
    private final Set<Expression> leakproof = new HashSet<>();

    PostgresResolver(PostgresCatalog catalog, PostgresFunctions allowed, List<Value> parameters) {
        this.catalog = catalog;
        this.allowed = allowed;
        this.parameters = parameters;
    }

    /** Resolves it, or throws {@link Unresolved} when not everything has exactly one meaning. */
    Understood resolve(Select written, String shape) {
        Named named = new SelectResolver(new PostgresRelations(catalog), new PostgresLabels()).resolve(written);
        PostgresTyping typing =
                new PostgresTyping(catalog.builtins(), allowed, column -> type(column, named), parameters);
        Select typed = typed(named.select(), typing);
        List<Effect> effects = Usage.of(typed, named.tables());
        PostgresTree tree = new PostgresTree(catalog, typed, effects, named.labels(), leakproof, parameters.size());
        return new Understood(new Operation(effects, typing.functions(), Set.of()), tree, shape);
    }

    private PostgresType type(ResolvedColumn column, Named named) {
        return catalog.relation(named.tables().get(column.reference()).name())
                .flatMap(relation -> relation.column(column.column().text()))
                .flatMap(found -> catalog.builtins().type(found.type()))
                .orElseThrow(() -> new IllegalStateException("the type of `" + column.column() + "` is not known"));
    }

    private Select typed(Select select, PostgresTyping typing) {
        List<FromItem> from =
                select.from().stream().map(item -> from(item, typing)).toList();
        List<SelectItem> items = select.items().stream()
                .map(item -> item(item, select.distinct(), typing))
                .toList();
        return new Select(
                select.distinct(),
                items,
                from,
                condition(select.where(), typing),
                select.groupBy().stream().map(key -> key(key, select, typing)).toList(),
                condition(select.having(), typing),
                select.orderBy().stream()
                        .map(key -> sortKey(key, select, typing))
                        .toList(),
                count(select.limit(), typing),
                count(select.offset(), typing),
                select.at());
    }

    /** Duplicates are found by comparison, which is a use of the value. */
    private static SelectItem item(SelectItem item, boolean compared, PostgresTyping typing) {
        return switch (item) {
            case Output(var expression, var label, var at) -> {
                if (compared) {
                    var _ = typing.operand(expression);
                }
                yield new Output(typing.output(expression).expression(), label, at);
            }
            case SelectItem.Star star ->
                throw new IllegalArgumentException("`*` at " + star.at().position() + " was not expanded");
        };
    }

    private FromItem from(FromItem item, PostgresTyping typing) {
        return switch (item) {
            case Join join ->
                new Join(
                        join.kind(),
                        from(join.left(), typing),
                        from(join.right(), typing),
                        joined(join.condition(), typing),
                        join.at());
            case FromItem.TableReference table -> table;
            case FromItem.DerivedTable derived -> derived;
        };
    }

    private JoinCondition joined(JoinCondition condition, PostgresTyping typing) {
        return condition instanceof JoinCondition.On(var on) ? new JoinCondition.On(conjunct(on, typing)) : condition;
    }

    private @Nullable Expression condition(@Nullable Expression condition, PostgresTyping typing) {
        return condition == null ? null : conjunct(condition, typing);
    }

    private Expression conjunct(Expression condition, PostgresTyping typing) {
        if (condition instanceof Logical(var connective, var operands, var at) && connective == Connective.AND) {
            return new Logical(
                    connective,
                    operands.stream().map(operand -> conjunct(operand, typing)).toList(),
                    at);
        }
        Typed typed = typing.condition(condition);
        if (typed.leakproof()) {
            leakproof.addAll(Conditions.conjuncts(typed.expression()));
        }
        return typed.expression();
    }

    private static Expression key(Expression key, Select select, PostgresTyping typing) {
        Expression behind = Usage.output(key, select);
        Typed typed = typing.operand(behind);
        return key instanceof IntegerLiteral ? key : typed.expression();
    }

    private static SortKey sortKey(SortKey key, Select select, PostgresTyping typing) {
        Expression typed = key(key.expression(), select, typing);
        return new SortKey(typed, key.descending(), key.nulls(), key.at());
    }

    private static @Nullable Expression count(@Nullable Expression count, PostgresTyping typing) {
        if (count == null) {
            return null;
        }
        if (!Columns.in(count).isEmpty()) {
            throw Unresolved.notUnderstood(
                    "a limit holds no column", "types.resolution", "write a number or a parameter", count.at());
        }
        return typing.as("int8", count).expression();
    }
}
