package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.CommonTableReference;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.FunctionTable;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.FromItem.Subquery;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.FromItem.View;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types one SELECT: its FROM first, then what names the columns of it. */
final class PostgresSelects {
    private final PostgresTyping typing;
    private final PostgresQueries queries;

    PostgresSelects(PostgresTyping typing, PostgresQueries queries) {
        this.typing = typing;
        this.queries = queries;
    }

    /** A SELECT whose outputs may still get another type. */
    record TypedSelect(Select select, List<Typed> outputs) {
        Select as(List<PostgresType> wanted, PostgresTyping typing) {
            requireNoneConverted(wanted);
            List<Expression> expressions = typing.as(outputs, wanted, select.at());
            List<SelectItem> items = new ArrayList<>();
            for (int i = 0; i < expressions.size(); i++) {
                items.add(labelled(expressions.get(i), select.items().get(i)));
            }
            return new Select(
                    select.distinct(),
                    items,
                    select.from(),
                    select.where(),
                    select.groupBy(),
                    select.having(),
                    select.windows(),
                    select.at());
        }

        /** Rows that are compared before they are converted may not be converted before they are compared. */
        private void requireNoneConverted(List<PostgresType> wanted) {
            for (int i = 0; i < wanted.size() && !(select.distinct() instanceof Distinct.All); i++) {
                if (!outputs.get(i).isUnknown() && !outputs.get(i).is(wanted.get(i))) {
                    throw Unresolved.unsupported(
                            "the queries have columns of different types and one is `DISTINCT`",
                            "types.set-operation",
                            "cast the columns of the queries to the same types",
                            select.at());
                }
            }
        }

        private static SelectItem labelled(Expression expression, SelectItem item) {
            Name label = item instanceof Output output ? output.label() : null;
            return new Output(expression, label, item.at());
        }
    }

    TypedSelect select(Select select) {
        List<FromItem> from = select.from().stream().map(this::from).toList();
        Expression where = queries.condition(select.where());
        boolean compared = select.distinct() instanceof Distinct.Rows;
        List<Typed> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            outputs.add(output(item, compared));
        }
        Keys keys = new Keys(outputs);
        Select typed = new Select(
                keys.distinct(select.distinct()),
                select.items(),
                from,
                where,
                select.groupBy().stream().map(keys::group).toList(),
                queries.condition(select.having()),
                select.windows().stream()
                        .map(named ->
                                new Window.Named(named.name(), typing.windows().window(named.window())))
                        .toList(),
                select.at());
        return new TypedSelect(typed, outputs);
    }

    /** Duplicates are found by comparison, which is a use of the value. */
    Typed output(SelectItem item, boolean compared) {
        return switch (item) {
            case Output(var expression, var _, var _) -> {
                Typed typed = typing.output(expression);
                yield compared ? comparable(typed, expression.at()) : typed;
            }
            case SelectItem.Star star ->
                throw new IllegalArgumentException("`*` at " + star.at().position() + " was not expanded");
        };
    }

    /** An untyped literal is text as soon as rows are compared by it. */
    private Typed comparable(Typed output, Mark at) {
        Typed known = typing.known(output, at);
        PostgresTypes.requireListed(known.type(), at);
        return known;
    }

    /** Keys that may be the number of an output, whose type is settled then. */
    private final class Keys {
        private final List<Typed> outputs;

        Keys(List<Typed> outputs) {
            this.outputs = outputs;
        }

        Distinct distinct(Distinct distinct) {
            return distinct instanceof Distinct.On(var keys)
                    ? new Distinct.On(keys.stream().map(this::key).toList())
                    : distinct;
        }

        GroupKey group(GroupKey key) {
            return switch (key) {
                case GroupKey.Single(var expression) -> new GroupKey.Single(key(expression));
                case GroupKey.Sets(var kind, var sets) ->
                    new GroupKey.Sets(
                            kind,
                            sets.stream()
                                    .map(set -> set.stream().map(this::key).toList())
                                    .toList());
            };
        }

        private Expression key(Expression key) {
            if (key instanceof IntegerLiteral(var number, var at)) {
                int behind = number.intValueExact() - 1;
                outputs.set(behind, comparable(outputs.get(behind), at));
                return key;
            }
            return typing.operand(key).expression();
        }
    }

    /** The types of a view's columns, as the catalog has them. */
    private List<PostgresType> types(View view) {
        return view.columns().stream()
                .map(column -> new ResolvedColumn(view.table().reference(), column, column, Mark.NONE))
                .map(typing::column)
                .toList();
    }

    FromItem from(FromItem item) {
        return switch (item) {
            case TableReference table -> table;
            case View view -> view(view);
            case CommonTableReference(var table, var alias, var _) -> {
                queries.defineLike(alias, table);
                yield item;
            }
            case Subquery(var query, var lateral, var alias, var columns, var at) -> {
                TypedQuery typed = queries.query(query);
                queries.define(named(alias), columns, typed.types());
                yield new Subquery(typed.query(), lateral, alias, columns, at);
            }
            case FunctionTable table -> new PostgresTableFunctions(typing, queries).table(table);
            case Join(var kind, var left, var right, var condition, var at) -> {
                FromItem first = from(left);
                FromItem second = from(right);
                yield new Join(kind, first, second, joined(condition), at);
            }
            case DerivedTable _ -> throw new IllegalArgumentException("a table was rewritten before it was typed");
        };
    }

    /** The types are those that the server gave the view, or its definition was not understood. */
    private View view(View view) {
        TypedQuery typed = Unresolved.insideView(view.table(), () -> queries.query(view.definition()));
        if (!typed.types().equals(types(view))) {
            throw Unresolved.view(view.table());
        }
        queries.define(view.table().shownAs(), view.columns(), typed.types());
        return new View(view.table(), typed.query(), view.columns(), view.at());
    }

    private static Name named(@Nullable Name alias) {
        if (alias == null) {
            throw new IllegalStateException("an item of FROM has no name of its own");
        }
        return alias;
    }

    private JoinCondition joined(JoinCondition condition) {
        return condition instanceof JoinCondition.On(var on) ? new JoinCondition.On(typing.conjunct(on)) : condition;
    }
}
