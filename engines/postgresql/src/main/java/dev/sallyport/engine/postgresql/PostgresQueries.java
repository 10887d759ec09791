package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.toMap;

import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.With;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types queries, from the inside out: what a query shows has types before anything names it. */
final class PostgresQueries {
    private final PostgresTyping typing;
    private final PostgresSelects selects;
    private final PostgresWrites writes;
    private final Map<Name, Map<Name, PostgresType>> relations = new HashMap<>();

    PostgresQueries(PostgresTyping typing) {
        this.typing = typing;
        this.selects = new PostgresSelects(typing, this);
        this.writes = new PostgresWrites(typing, this, selects);
    }

    PostgresType type(QueryColumn column) {
        if (column.relation().equals(Insert.EXCLUDED)) {
            return writes.excluded(column);
        }
        Map<Name, PostgresType> columns = relations.get(column.relation());
        PostgresType type = columns == null ? null : columns.get(column.column());
        if (type == null) {
            throw new IllegalStateException("the type of `" + column.column() + "` is not known");
        }
        return type;
    }

    /** Remembers what a relation of the statement shows; its name is that of the print, which no other has. */
    void define(Name relation, List<Name> columns, List<PostgresType> types) {
        relations.put(relation, IntStream.range(0, types.size()).boxed().collect(toMap(columns::get, types::get)));
    }

    void defineLike(Name relation, Name table) {
        Map<Name, PostgresType> columns = relations.get(table);
        if (columns == null) {
            throw new IllegalStateException("the table `" + table + "` of WITH is not typed");
        }
        relations.put(relation, columns);
    }

    /** A query whose untyped literals are text, as everywhere but under a set operation. */
    TypedQuery query(Query query) {
        Open open = open(query);
        List<PostgresType> types =
                open.types().stream().map(typing.types()::known).toList();
        return new TypedQuery(open.as(types), types);
    }

    /** A query whose untyped literals become the types of the columns that they are written to. */
    TypedQuery query(Query query, List<PostgresType> written) {
        Open open = open(query);
        List<PostgresType> types = IntStream.range(0, written.size())
                .mapToObj(i -> PostgresTypes.isUnknown(open.types().get(i))
                        ? written.get(i)
                        : open.types().get(i))
                .toList();
        return new TypedQuery(open.as(types), types);
    }

    /**
     * A query whose outputs may still get another type.
     *
     * @param types of its outputs now
     */
    private record Open(List<PostgresType> types, Retyping retyping) {
        /** The query with outputs of these types. */
        Query as(List<PostgresType> wanted) {
            return retyping.as(wanted);
        }
    }

    private interface Retyping {
        Query as(List<PostgresType> wanted);
    }

    private Open open(Query query) {
        With with = query.with();
        With typed = with == null
                ? null
                : new With(
                        with.recursive(),
                        with.tables().stream()
                                .map(table -> commonTable(table, with.recursive()))
                                .toList());
        Open body = body(query.body());
        List<PostgresType> types = sorted(body.types(), query.orderBy());
        List<SortKey> orderBy = query.orderBy().stream()
                .map(key -> sortKey(key, query.body(), types))
                .toList();
        Query.Limit limit = query.limit();
        Query.Limit typedLimit = limit == null ? null : new Query.Limit(count(limit.count()), limit.fetched());
        Expression offset = query.offset() == null ? null : count(query.offset());
        return new Open(types, wanted -> {
            QueryBody retyped = body.as(wanted).body();
            return new Query(typed, retyped, orderBy, typedLimit, offset, query.at());
        });
    }

    /** An untyped literal that rows are sorted by is text from then on. */
    private List<PostgresType> sorted(List<PostgresType> types, List<SortKey> keys) {
        List<PostgresType> sorted = new ArrayList<>(types);
        for (SortKey key : keys) {
            if (key.expression() instanceof IntegerLiteral(var number, var _)) {
                int behind = number.intValueExact() - 1;
                sorted.set(behind, typing.types().known(sorted.get(behind)));
            }
        }
        return sorted;
    }

    private CommonTable commonTable(CommonTable table, boolean recursive) {
        boolean circular = recursive
                && table.query().isPlain()
                && table.query().body() instanceof SetOperation union
                && union.kind() == SetOperation.Kind.UNION;
        TypedQuery typed = circular ? circular(table) : query(table.query());
        define(table.name(), table.columns(), typed.types());
        return new CommonTable(table.name(), table.columns(), table.materialization(), typed.query(), table.at());
    }

    /** The first part gives the types; the second one, which may name the table, must have the same. */
    private TypedQuery circular(CommonTable table) {
        SetOperation union = (SetOperation) table.query().body();
        TypedQuery first = query(union.left());
        define(table.name(), table.columns(), first.types());
        Query second = open(union.right()).as(first.types());
        SetOperation both = new SetOperation(union.kind(), union.all(), first.query(), second, union.at());
        return new TypedQuery(Query.of(both), first.types());
    }

    private Open body(QueryBody body) {
        return switch (body) {
            case Select select -> {
                PostgresSelects.TypedSelect typed = selects.select(select);
                yield new Open(types(typed.outputs()), wanted -> Query.of(typed.as(wanted, typing)));
            }
            case SetOperation operation -> combined(operation);
            case Rows rows -> rows(rows);
            case Write write -> {
                PostgresWrites.TypedWrite typed = writes.write(write);
                yield new Open(types(typed.outputs()), wanted -> Query.of(typed.as(wanted, typing)));
            }
        };
    }

    private static List<PostgresType> types(List<Typed> outputs) {
        return outputs.stream().map(Typed::type).toList();
    }

    private Open combined(SetOperation operation) {
        Open left = open(operation.left());
        Open right = open(operation.right());
        List<PostgresType> types = IntStream.range(0, left.types().size())
                .mapToObj(i -> common(left.types().get(i), right.types().get(i), operation.at()))
                .toList();
        boolean compares = !operation.all() || operation.kind() != SetOperation.Kind.UNION;
        if (compares) {
            types.forEach(type -> PostgresTypes.requireListed(type, operation.at()));
        }
        return new Open(types, wanted -> {
            Query first = left.as(wanted);
            Query second = right.as(wanted);
            return Query.of(new SetOperation(operation.kind(), operation.all(), first, second, operation.at()));
        });
    }

    /** Two untyped literals are text for each other, also below another set operation. */
    private PostgresType common(PostgresType left, PostgresType right, Mark at) {
        return left.equals(right) && !PostgresTypes.isUnknown(left)
                ? left
                : typing.coercion().commonType(List.of(left, right), at);
    }

    /** The rows agree on their types by themselves, before any query beside them has a say. */
    private Open rows(Rows rows) {
        List<List<Typed>> typed = new ArrayList<>();
        for (List<Expression> row : rows.rows()) {
            typed.add(row.stream().map(typing::output).toList());
        }
        List<PostgresType> types = IntStream.range(0, rows.width())
                .mapToObj(i -> typing.types().known(common(typed, i, rows.at())))
                .toList();
        return new Open(types, wanted -> {
            List<List<Expression>> all = new ArrayList<>();
            for (List<Typed> row : typed) {
                all.add(typing.as(typing.coercion().arguments(row, types, rows.at()), wanted, rows.at()));
            }
            return Query.of(new Rows(all, rows.at()));
        });
    }

    private PostgresType common(List<List<Typed>> rows, int column, Mark at) {
        List<PostgresType> types =
                rows.stream().map(row -> row.get(column).type()).distinct().toList();
        return types.size() == 1 ? types.getFirst() : typing.coercion().commonType(types, at);
    }

    private SortKey sortKey(SortKey key, QueryBody body, List<PostgresType> types) {
        if (key.expression() instanceof IntegerLiteral(var number, var at)) {
            PostgresTypes.requireListed(types.get(number.intValueExact() - 1), at);
            return key;
        }
        if (!(body instanceof Select)) {
            throw new IllegalStateException("only a number is a key of rows of several queries");
        }
        return typing.windows().sortKey(key);
    }

    private Expression count(Expression count) {
        if (!Columns.isConstant(count)) {
            throw Unresolved.notUnderstood(
                    "a limit holds no column", "types.resolution", "write a number or a parameter", count.at());
        }
        return typing.as("int8", count).expression();
    }

    @Nullable
    Expression condition(@Nullable Expression condition) {
        return condition == null ? null : typing.conjunct(condition);
    }
}
