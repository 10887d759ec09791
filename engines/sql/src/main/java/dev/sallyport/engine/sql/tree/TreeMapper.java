package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same query over other parts: the one place that knows what a query is made of. Parts are visited in the order in
 * which they may name each other: WITH, FROM, conditions, keys, outputs.
 */
public abstract class TreeMapper {

    /** The same statement over other parts. */
    public final Statement statement(Statement statement) {
        return switch (statement) {
            case Query query -> query(query);
            case Definition definition -> new Definitions(this).of(definition);
        };
    }

    public Query query(Query query) {
        With with = query.with();
        With named = with == null
                ? null
                : new With(
                        with.recursive(),
                        with.tables().stream().map(this::commonTable).toList());
        QueryBody body = body(query.body());
        return new Query(
                named, body, sortKeys(query.orderBy()), limit(query.limit()), perhaps(query.offset()), query.at());
    }

    protected CommonTable commonTable(CommonTable table) {
        return new CommonTable(
                table.name(), table.columns(), table.materialization(), query(table.query()), table.at());
    }

    private Query.@Nullable Limit limit(Query.@Nullable Limit limit) {
        return limit == null ? null : new Query.Limit(expression(limit.count()), limit.fetched());
    }

    protected QueryBody body(QueryBody body) {
        return switch (body) {
            case Select select -> select(select);
            case SetOperation(var kind, var all, var left, var right, var at) ->
                new SetOperation(kind, all, query(left), query(right), at);
            case Rows(var rows, var at) ->
                new Rows(rows.stream().map(this::expressions).toList(), at);
            case Write write -> write(write);
        };
    }

    protected Write write(Write write) {
        return new Writes(this).of(write);
    }

    /** The target of a write, which is no part of its FROM. */
    protected FromItem.TableReference target(FromItem.TableReference target) {
        return target;
    }

    protected Select select(Select select) {
        List<FromItem> from = select.from().stream().map(this::from).toList();
        Expression where = perhaps(select.where());
        return new Select(
                distinct(select.distinct()),
                select.items().stream().map(this::item).toList(),
                from,
                where,
                select.groupBy().stream().map(this::groupKey).toList(),
                perhaps(select.having()),
                select.windows().stream()
                        .map(named -> new Window.Named(named.name(), window(named.window())))
                        .toList(),
                select.at());
    }

    protected Distinct distinct(Distinct distinct) {
        return distinct instanceof Distinct.On(var keys) ? new Distinct.On(expressions(keys)) : distinct;
    }

    protected SelectItem item(SelectItem item) {
        return item instanceof SelectItem.Output(var expression, var label, var at)
                ? new SelectItem.Output(expression(expression), label, at)
                : item;
    }

    protected GroupKey groupKey(GroupKey key) {
        return switch (key) {
            case GroupKey.Single(var expression) -> new GroupKey.Single(expression(expression));
            case GroupKey.Sets(var kind, var sets) ->
                new GroupKey.Sets(kind, sets.stream().map(this::expressions).toList());
        };
    }

    protected FromItem from(FromItem item) {
        return switch (item) {
            case FromItem.TableReference table -> table;
            case FromItem.View(var table, var definition, var columns, var at) ->
                new FromItem.View(table, query(definition), columns, at);
            case FromItem.CommonTableReference table -> table;
            case FromItem.DerivedTable derived -> derived;
            case FromItem.Subquery(var query, var lateral, var alias, var columns, var at) ->
                new FromItem.Subquery(query(query), lateral, alias, columns, at);
            case FromItem.FunctionTable(var calls, var lateral, var alias, var columns, var types, var at) ->
                new FromItem.FunctionTable(calls(calls), lateral, alias, columns, types, at);
            case FromItem.Join(var kind, var left, var right, var condition, var at) ->
                new FromItem.Join(kind, from(left), from(right), condition(condition), at);
        };
    }

    private FromItem.Calls calls(FromItem.Calls calls) {
        return new FromItem.Calls(expressions(calls.calls()), calls.listed(), calls.ordinality());
    }

    protected JoinCondition condition(JoinCondition condition) {
        return condition instanceof JoinCondition.On(var on) ? new JoinCondition.On(expression(on)) : condition;
    }

    protected Window window(Window window) {
        Window.Frame frame = window.frame();
        return new Window(
                expressions(window.partitionBy()),
                sortKeys(window.orderBy()),
                frame == null
                        ? null
                        : new Window.Frame(frame.mode(), bound(frame.start()), end(frame.end()), frame.exclusion()));
    }

    private Window.@Nullable Bound end(Window.@Nullable Bound bound) {
        return bound == null ? null : bound(bound);
    }

    private Window.Bound bound(Window.Bound bound) {
        return new Window.Bound(bound.edge(), perhaps(bound.distance()));
    }

    protected List<SortKey> sortKeys(List<SortKey> keys) {
        return keys.stream()
                .map(key -> new SortKey(expression(key.expression()), key.descending(), key.nulls(), key.at()))
                .toList();
    }

    protected List<Expression> expressions(List<Expression> expressions) {
        return expressions.stream().map(this::expression).toList();
    }

    protected final @Nullable Expression perhaps(@Nullable Expression expression) {
        return expression == null ? null : expression(expression);
    }

    /** The expression over changed operands. */
    protected Expression expression(Expression expression) {
        return new Children(this).of(expression);
    }
}
