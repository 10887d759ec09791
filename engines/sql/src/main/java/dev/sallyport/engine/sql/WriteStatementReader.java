package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Write;
import java.util.List;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/** Maps what changes rows with what stands around it: the tables of its WITH, and how many of the rows it takes. */
final class WriteStatementReader {
    private final ExpressionReader expressions;
    private final QueryReader queries;
    private final LimitReader limits;
    private final WriteReader writes;
    private final MergeReader merges;

    WriteStatementReader(
            ExpressionReader expressions,
            QueryReader queries,
            LimitReader limits,
            WriteReader writes,
            MergeReader merges) {
        this.expressions = expressions;
        this.queries = queries;
        this.limits = limits;
        this.writes = writes;
        this.merges = merges;
    }

    Query read(Object statement, Mark at) throws NotRead {
        return switch (statement) {
            case ParenthesedInsert inner -> read(inner.getInsert(), at);
            case ParenthesedUpdate inner -> read(inner.getUpdate(), at);
            case ParenthesedDelete inner -> read(inner.getDelete(), at);
            case Insert insert -> around(insert.getWithItemsList(), writes.insert(insert, at), at);
            case Upsert replace -> Query.of(writes.replace(replace, at));
            case Update update ->
                limited(
                        around(update.getWithItemsList(), writes.update(update, at), at),
                        update.getOrderByElements(),
                        update.getLimit());
            case Delete delete ->
                limited(
                        around(delete.getWithItemsList(), writes.delete(delete, at), at),
                        delete.getOrderByElements(),
                        delete.getLimit());
            case Merge merge -> around(merge.getWithItemsList(), merges.merge(merge, at), at);
            default ->
                throw NotRead.unsupported(Shape.words(statement.getClass().getSimpleName()));
        };
    }

    /** The first of the rows that a write finds, where the server has that. */
    private Query limited(Query write, @Nullable List<OrderByElement> order, @Nullable Limit limit) throws NotRead {
        if (order == null && limit == null) {
            return write;
        }
        if (!expressions.names().has(WriteForm.LIMITED)) {
            throw NotRead.unsupported(order == null ? "limit of a write" : "order by of a write")
                    .at(write.at().position());
        }
        return new Query(
                write.with(),
                write.body(),
                order == null ? List.of() : expressions.sortKeys(order, write.at()),
                limits.count(limit, write.at()),
                null,
                write.at());
    }

    private Query around(@Nullable List<WithItem<?>> items, Write write, Mark at) throws NotRead {
        return new Query(queries.with(items, at), write, List.of(), null, null, at);
    }
}
