package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.DefaultValue;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression.ScalarQuery;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types what changes rows: each value becomes the type of its column by a conversion that the server brings along. */
final class PostgresWrites {
    private final PostgresTyping typing;
    private final PostgresQueries queries;
    private final PostgresSelects selects;
    private @Nullable TableReference conflicting;

    PostgresWrites(PostgresTyping typing, PostgresQueries queries, PostgresSelects selects) {
        this.typing = typing;
        this.queries = queries;
        this.selects = selects;
    }

    /** A write whose outputs may still get another type. */
    record TypedWrite(Write write, List<Typed> outputs) {
        Write as(List<PostgresType> wanted, PostgresTyping typing) {
            List<Expression> expressions = typing.as(outputs, wanted, write.at());
            List<SelectItem> items = IntStream.range(0, expressions.size())
                    .mapToObj(
                            i -> labelled(expressions.get(i), write.returning().get(i)))
                    .toList();
            return switch (write) {
                case Insert(var target, var columns, var overriding, var rows, var conflict, var _, var at) ->
                    new Insert(target, columns, overriding, rows, conflict, items, at);
                case Update(var target, var assignments, var from, var where, var _, var at) ->
                    new Update(target, assignments, from, where, items, at);
                case Delete(var target, var using, var where, var _, var at) ->
                    new Delete(target, using, where, items, at);
                case Merge(var target, var source, var on, var actions, var _, var at) ->
                    new Merge(target, source, on, actions, items, at);
            };
        }

        private static SelectItem labelled(Expression expression, SelectItem item) {
            return new Output(expression, item instanceof Output output ? output.label() : null, item.at());
        }
    }

    TypedWrite write(Write write) {
        Write typed = switch (write) {
            case Insert insert -> insert(insert);
            case Update update -> {
                List<FromItem> from = update.from().stream().map(selects::from).toList();
                yield new Update(
                        update.target(),
                        assignments(update.assignments(), update.target()),
                        from,
                        queries.condition(update.where()),
                        update.returning(),
                        update.at());
            }
            case Delete delete -> {
                List<FromItem> using =
                        delete.using().stream().map(selects::from).toList();
                yield new Delete(
                        delete.target(), using, queries.condition(delete.where()), delete.returning(), delete.at());
            }
            case Merge merge -> new PostgresMerges(typing, queries, selects, this).merge(merge);
        };
        List<Typed> outputs = new ArrayList<>();
        for (SelectItem item : write.returning()) {
            outputs.add(selects.output(item, false));
        }
        return new TypedWrite(typed, outputs);
    }

    static Unresolved misplaced(DefaultValue value) {
        return Unresolved.notUnderstood(
                "`default` stands where no column gets a value",
                "writes.default",
                "write `default` alone, in the place of a value",
                value.at());
    }

    /** The type of a column of the row that was to be written. */
    PostgresType excluded(QueryColumn column) {
        if (conflicting == null) {
            throw new IllegalStateException("`" + column.relation() + "` stands where there is no conflict");
        }
        return type(conflicting, column.column());
    }

    private Insert insert(Insert insert) {
        List<PostgresType> types = insert.columns().stream()
                .map(column -> type(insert.target(), column))
                .toList();
        Query rows = insert.rows() == null ? null : rows(insert.rows(), types, insert.at());
        conflicting = insert.target();
        Insert typed = new Insert(
                insert.target(),
                insert.columns(),
                insert.overriding(),
                rows,
                conflict(insert.conflict(), insert.target()),
                insert.returning(),
                insert.at());
        conflicting = null;
        return typed;
    }

    private Insert.@Nullable Conflict conflict(Insert.@Nullable Conflict conflict, TableReference target) {
        if (conflict == null) {
            return null;
        }
        Insert.Replacement update = conflict.update();
        Insert.Replacement typed = update == null
                ? null
                : new Insert.Replacement(
                        update.reference(),
                        assignments(update.assignments(), target),
                        queries.condition(update.where()));
        return new Insert.Conflict(
                conflict.constraint(), conflict.arbiter(), queries.condition(conflict.where()), typed, conflict.at());
    }

    /** Rows that are written out become the types of the columns one by one; those of a query as the server converts them. */
    private Query rows(Query rows, List<PostgresType> types, Mark at) {
        if (rows.isPlain() && rows.body() instanceof Rows(var written, var where)) {
            List<List<Expression>> typed = new ArrayList<>();
            for (List<Expression> row : written) {
                typed.add(IntStream.range(0, row.size())
                        .mapToObj(i -> value(row.get(i), types.get(i)))
                        .toList());
            }
            return Query.of(new Rows(typed, where));
        }
        TypedQuery typed = queries.query(rows, types);
        for (int i = 0; i < types.size(); i++) {
            typing.coercion().requireAssignable(typed.types().get(i), types.get(i), at);
        }
        return typed.query();
    }

    List<Assignment> assignments(List<Assignment> assignments, TableReference target) {
        return assignments.stream()
                .map(each -> new Assignment(each.columns(), assigned(each, target), each.at()))
                .toList();
    }

    /** The outputs of a query that several columns get are converted by the server, as those of INSERT are. */
    private Expression assigned(Assignment assignment, TableReference target) {
        List<PostgresType> types = assignment.columns().stream()
                .map(column -> type(target, column))
                .toList();
        if (types.size() == 1) {
            return value(assignment.value(), types.getFirst());
        }
        if (!(assignment.value() instanceof ScalarQuery(var query, var at))) {
            throw new IllegalStateException("several columns get the values of a query");
        }
        TypedQuery typed = queries.query(query);
        for (int i = 0; i < types.size(); i++) {
            typing.coercion().requireAssignable(typed.types().get(i), types.get(i), at);
        }
        return new ScalarQuery(typed.query(), at);
    }

    Expression value(Expression value, PostgresType type) {
        return value instanceof DefaultValue
                ? value
                : typing.coercion()
                        .assigned(typing.operand(value), type, value.at())
                        .expression();
    }

    PostgresType type(TableReference target, Name column) {
        PostgresType type = typing.column(new ResolvedColumn(target.reference(), target.shownAs(), column, Mark.NONE));
        if (!PostgresTypes.isListed(type)) {
            throw Unresolved.unsupported(
                    "the column `" + column + "` is of the type `" + type.name() + "`, which no write makes",
                    "types.not-listed",
                    "leave the column to its default",
                    target.at());
        }
        return type;
    }
}
