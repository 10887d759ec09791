package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Query;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Maps LIMIT, FETCH and OFFSET. */
final class LimitReader {

    private static final Set<String> ROWS = Set.of("", "row", "rows");

    private final ExpressionReader expressions;

    LimitReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    Query.@Nullable Limit limit(Select select, Mark at) throws NotRead {
        var limit = select.getLimit();
        var fetch = select.getFetch();
        if (fetch != null) {
            QueryShapes.FETCH.check(fetch);
            String words = String.join(" ", fetch.getFetchParameters()).toLowerCase(Locale.ROOT);
            if (limit != null || !words.matches("rows? only") || fetch.getExpression() == null) {
                throw NotRead.unsupported("fetch with ties").at(at.position());
            }
            return new Query.Limit(expressions.read(fetch.getExpression(), at), true);
        }
        return count(limit, at);
    }

    /** The plain form alone. */
    Query.@Nullable Limit count(@Nullable Limit limit, Mark at) throws NotRead {
        if (limit == null) {
            return null;
        }
        QueryShapes.LIMIT.check(limit);
        if (limit.getRowCount() instanceof AllValue || limit.getRowCount() instanceof NullValue) {
            throw NotRead.unsupported("limit all").at(at.position());
        }
        return limit.getRowCount() == null ? null : new Query.Limit(expressions.read(limit.getRowCount(), at), false);
    }

    @Nullable
    Expression offset(Select select, Mark at) throws NotRead {
        var offset = select.getOffset();
        if (offset == null) {
            return null;
        }
        QueryShapes.OFFSET.check(offset);
        String word =
                offset.getOffsetParam() == null ? "" : offset.getOffsetParam().strip();
        if (word.isEmpty() != (select.getFetch() == null) || !ROWS.contains(word.toLowerCase(Locale.ROOT))) {
            throw NotRead.unsupported("offset " + word).at(at.position());
        }
        return expressions.read(offset.getOffset(), at);
    }
}
