package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SelectItem.Star;
import dev.sallyport.engine.sql.tree.SortKey;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** Maps the parser's statement to the tree: what is not on the list of shapes is refused. */
final class QueryReader {

    private final Names names;
    private final Marks marks;
    private final ExpressionReader expressions;
    private final FromReader from;
    private final Mark start;

    QueryReader(String sql, NormalText text, Dialect dialect) {
        this.names = new Names(dialect);
        this.marks = new Marks(sql, text);
        this.start = marks.of(text.tokens().getFirst());
        this.expressions = new ExpressionReader(text, dialect, marks);
        this.from = new FromReader(names, marks, expressions);
    }

    Query read(Statement statement) throws NotRead {
        if (!(statement instanceof PlainSelect select)) {
            throw NotRead.unsupported(Shape.words(statement.getClass().getSimpleName()))
                    .at(start.position());
        }
        try {
            return select(select);
        } catch (NotRead refusal) {
            throw refusal.at(expressions.lastPlace(start).position());
        }
    }

    private Select select(PlainSelect select) throws NotRead {
        QueryShapes.SELECT.check(select);
        return new Select(
                distinct(select.getDistinct()),
                items(select),
                from.read(select.getFromItem(), select.getJoins(), start),
                optional(select.getWhere()),
                groupBy(select.getGroupBy()),
                optional(select.getHaving()),
                orderBy(select),
                limit(select.getLimit()),
                offset(select.getOffset()),
                start);
    }

    private static boolean distinct(@Nullable Distinct distinct) throws NotRead {
        if (distinct != null) {
            QueryShapes.DISTINCT.check(distinct);
        }
        return distinct != null;
    }

    private List<SelectItem> items(PlainSelect select) throws NotRead {
        List<SelectItem> items = new ArrayList<>();
        for (var item : select.getSelectItems()) {
            QueryShapes.ITEM.check(item);
            items.add(item(item, marks.of(item, start)));
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
        QueryShapes.ALIAS.check(alias);
        if (alias.getAliasColumns() != null) {
            throw NotRead.unsupported("columns of a label");
        }
        return names.any(alias.getName());
    }

    private @Nullable Expression optional(net.sf.jsqlparser.expression.@Nullable Expression expression) throws NotRead {
        return expression == null ? null : expressions.read(expression, start);
    }

    private List<Expression> groupBy(@Nullable GroupByElement groupBy) throws NotRead {
        if (groupBy == null) {
            return List.of();
        }
        QueryShapes.GROUP_BY.check(groupBy);
        return expressions.values(groupBy.getGroupByExpressionList(), start);
    }

    private List<SortKey> orderBy(PlainSelect select) throws NotRead {
        return select.getOrderByElements() == null
                ? List.of()
                : expressions.sortKeys(select.getOrderByElements(), start);
    }

    private @Nullable Expression limit(@Nullable Limit limit) throws NotRead {
        if (limit == null) {
            return null;
        }
        QueryShapes.LIMIT.check(limit);
        return optional(limit.getRowCount());
    }

    private @Nullable Expression offset(@Nullable Offset offset) throws NotRead {
        if (offset == null) {
            return null;
        }
        QueryShapes.OFFSET.check(offset);
        return optional(offset.getOffset());
    }
}
