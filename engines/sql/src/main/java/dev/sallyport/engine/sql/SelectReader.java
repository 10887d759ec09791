package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SelectItem.Star;
import dev.sallyport.engine.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** Maps one SELECT without what may stand around it. */
final class SelectReader {

    private final Marks marks;
    private final ExpressionReader expressions;
    private final FromReader from;

    SelectReader(Marks marks, ExpressionReader expressions, FromReader from) {
        this.marks = marks;
        this.expressions = expressions;
        this.from = from;
    }

    Select read(PlainSelect select, Mark at) throws NotRead {
        QueryShapes.SELECT.check(select);
        return new Select(
                distinct(select.getDistinct(), at),
                items(select.getSelectItems(), at),
                select.isUsingOnly()
                        ? from.readOnly(select.getFromItem(), select.getJoins(), at)
                        : from.read(select.getFromItem(), select.getJoins(), at),
                optional(select.getWhere(), at),
                groupBy(select.getGroupBy(), at),
                optional(select.getHaving(), at),
                windows(select.getWindowDefinitions()),
                at);
    }

    private Distinct distinct(net.sf.jsqlparser.statement.select.@Nullable Distinct distinct, Mark at) throws NotRead {
        if (distinct == null) {
            return new Distinct.All();
        }
        QueryShapes.DISTINCT.check(distinct);
        if (distinct.getOnSelectItems() == null || distinct.getOnSelectItems().isEmpty()) {
            return new Distinct.Rows();
        }
        List<Expression> keys = new ArrayList<>();
        for (var item : distinct.getOnSelectItems()) {
            QueryShapes.ITEM.check(item);
            if (item.getAlias() != null) {
                throw NotRead.unsupported("label of a distinct key").at(at.position());
            }
            keys.add(expressions.read(item.getExpression(), at));
        }
        return new Distinct.On(keys);
    }

    List<SelectItem> items(List<net.sf.jsqlparser.statement.select.SelectItem<?>> written, Mark near) throws NotRead {
        List<SelectItem> items = new ArrayList<>();
        for (var item : written) {
            QueryShapes.ITEM.check(item);
            items.add(item(item, marks.of(item, near)));
        }
        return items;
    }

    private SelectItem item(net.sf.jsqlparser.statement.select.SelectItem<?> item, Mark at) throws NotRead {
        return switch (item.getExpression()) {
            case AllTableColumns star -> {
                QueryShapes.TABLE_STAR.check(star);
                yield new Star(from.name(star.getTable()), unlabelled(item.getAlias(), at));
            }
            case AllColumns star -> {
                QueryShapes.STAR.check(star);
                yield new Star(null, unlabelled(item.getAlias(), at));
            }
            case net.sf.jsqlparser.expression.Expression expression ->
                new Output(expressions.read(expression, at), label(item.getAlias()), at);
        };
    }

    private static Mark unlabelled(@Nullable Alias alias, Mark at) throws NotRead {
        if (alias != null) {
            throw NotRead.unsupported("alias of *").at(at.position());
        }
        return at;
    }

    private @Nullable Name label(@Nullable Alias alias) throws NotRead {
        if (alias == null) {
            return null;
        }
        FromShapes.ALIAS.check(alias);
        if (alias.getAliasColumns() != null) {
            throw NotRead.unsupported("columns of a label");
        }
        return expressions.names().any(alias.getName());
    }

    private @Nullable Expression optional(net.sf.jsqlparser.expression.@Nullable Expression expression, Mark near)
            throws NotRead {
        return expression == null ? null : expressions.read(expression, near);
    }

    private List<GroupKey> groupBy(@Nullable GroupByElement groupBy, Mark near) throws NotRead {
        List<GroupKey> keys = new ArrayList<>();
        if (groupBy == null) {
            return keys;
        }
        QueryShapes.GROUP_BY.check(groupBy);
        ExpressionList<?> list = groupBy.getGroupByExpressionList();
        if (list instanceof ParenthesedExpressionList<?> && list.size() > 1) {
            throw NotRead.unsupported("row of expressions").at(near.position());
        }
        for (var key : list == null ? List.<net.sf.jsqlparser.expression.Expression>of() : list) {
            keys.add(groupKey(key, near));
        }
        List<List<Expression>> sets = new ArrayList<>();
        for (ExpressionList<?> set : groupBy.getGroupingSets()) {
            sets.add(expressions.elements(set, near));
        }
        if (!sets.isEmpty()) {
            keys.add(new GroupKey.Sets(GroupKey.Kind.GROUPING_SETS, sets));
        }
        return groupBy.isMysqlWithRollup() ? rolledUp(keys, near) : keys;
    }

    /** {@code a, b WITH ROLLUP}: the keys in their order. */
    private static List<GroupKey> rolledUp(List<GroupKey> keys, Mark near) throws NotRead {
        List<List<Expression>> sets = new ArrayList<>();
        for (GroupKey key : keys) {
            if (!(key instanceof GroupKey.Single(var expression))) {
                throw NotRead.unsupported("rollup of sets").at(near.position());
            }
            sets.add(List.of(expression));
        }
        return List.of(new GroupKey.Sets(GroupKey.Kind.ROLLUP, sets));
    }

    private GroupKey groupKey(net.sf.jsqlparser.expression.Expression key, Mark near) throws NotRead {
        if (key instanceof Function function) {
            GroupKey.Kind kind = sets(function);
            if (kind != null) {
                return sets(function, kind, near);
            }
        }
        return new GroupKey.Single(expressions.read(key, near));
    }

    private GroupKey sets(Function function, GroupKey.Kind kind, Mark near) throws NotRead {
        CallShapes.FUNCTION.check(function);
        List<List<Expression>> sets = new ArrayList<>();
        for (var each : function.getParameters() == null
                ? List.<net.sf.jsqlparser.expression.Expression>of()
                : function.getParameters()) {
            sets.add(
                    each instanceof ParenthesedExpressionList<?> list
                            ? expressions.elements(list, near)
                            : List.of(expressions.read(each, near)));
        }
        if (sets.isEmpty() || function.isDistinct() || function.getOrderByElements() != null) {
            throw NotRead.unsupported("grouping without keys").at(near.position());
        }
        return new GroupKey.Sets(kind, sets);
    }

    private static GroupKey.@Nullable Kind sets(Function function) {
        return switch (function.getName().toLowerCase(Locale.ROOT)) {
            case "rollup" -> GroupKey.Kind.ROLLUP;
            case "cube" -> GroupKey.Kind.CUBE;
            default -> null;
        };
    }

    private List<Window.Named> windows(@Nullable List<WindowDefinition> definitions) throws NotRead {
        List<Window.Named> windows = new ArrayList<>();
        for (WindowDefinition definition : definitions == null ? List.<WindowDefinition>of() : definitions) {
            windows.add(expressions.windows().named(definition));
        }
        return windows;
    }
}
