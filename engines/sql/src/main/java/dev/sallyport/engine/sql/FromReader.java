package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Maps what rows come from: base tables and joins of them. */
final class FromReader {

    private final Names names;
    private final Marks marks;
    private final ExpressionReader expressions;
    private final QueryReader queries;
    private final AliasReader aliases;
    private final boolean joinsWithoutCondition;
    private int references;

    FromReader(Dialect dialect, Marks marks, ExpressionReader expressions, QueryReader queries) {
        this.joinsWithoutCondition = dialect.joinsWithoutCondition();
        this.names = new Names(dialect);
        this.marks = marks;
        this.expressions = expressions;
        this.queries = queries;
        this.aliases = new AliasReader(names, expressions);
    }

    /** A comma begins a new item; any other join binds to the item before it. */
    List<FromItem> read(
            net.sf.jsqlparser.statement.select.@Nullable FromItem first, @Nullable List<Join> joins, Mark near)
            throws NotRead {
        JoinReader items = new JoinReader(expressions, joinsWithoutCondition);
        if (first != null) {
            items.begin(item(first, near));
        }
        return joined(items, joins, near);
    }

    /** The same, and of the first table the rows of its children are left out. */
    List<FromItem> readOnly(
            net.sf.jsqlparser.statement.select.@Nullable FromItem first, @Nullable List<Join> joins, Mark near)
            throws NotRead {
        if (!(first instanceof Table table)) {
            throw NotRead.unsupported("only");
        }
        TableReference read = table(table, near);
        FromItem alone =
                new TableReference(read.reference(), read.name(), true, read.alias(), read.columnAliases(), read.at());
        JoinReader items = new JoinReader(expressions, joinsWithoutCondition);
        items.begin(alone);
        return joined(items, joins, near);
    }

    private List<FromItem> joined(JoinReader items, @Nullable List<Join> joins, Mark near) throws NotRead {
        for (Join join : joins == null ? List.<Join>of() : joins) {
            FromShapes.JOIN.check(join);
            items.add(join, item(join.getFromItem(), near));
        }
        return items.read();
    }

    private FromItem item(net.sf.jsqlparser.statement.select.FromItem item, Mark near) throws NotRead {
        return switch (item) {
            case Table table -> table(table, near);
            case ParenthesedFromItem parentheses -> parenthesised(parentheses, near);
            case ParenthesedSelect select -> subquery(select, near);
            case TableFunction function -> function(function, near);
            default -> throw NotRead.unsupported(Shape.words(item.getClass().getSimpleName()));
        };
    }

    private FromItem parenthesised(ParenthesedFromItem parentheses, Mark near) throws NotRead {
        FromShapes.PARENTHESES.check(parentheses);
        if (parentheses.getFromItem() instanceof Values values && parentheses.getJoins() == null) {
            return written(values, parentheses.getAlias(), near);
        }
        if (parentheses.getAlias() != null) {
            throw NotRead.unsupported("alias of a join");
        }
        List<FromItem> items = read(parentheses.getFromItem(), parentheses.getJoins(), near);
        if (items.size() != 1 || !(items.getFirst() instanceof FromItem.Join join)) {
            throw NotRead.unsupported("parentheses around what is no join");
        }
        return join;
    }

    private FromItem written(Values values, @Nullable Alias alias, Mark near) throws NotRead {
        Query query = queries.query(values, near);
        return new FromItem.Subquery(query, false, aliases.name(alias), aliases.columns(alias), query.at());
    }

    private FromItem subquery(ParenthesedSelect select, Mark near) throws NotRead {
        boolean lateral = select instanceof LateralSubSelect;
        (lateral ? QueryShapes.LATERAL : QueryShapes.PARENTHESED_FROM).check(select);
        Mark at = expressions.pass(marks.of(select, near));
        return new FromItem.Subquery(
                queries.inside(select, at),
                lateral,
                aliases.name(select.getAlias()),
                aliases.columns(select.getAlias()),
                at);
    }

    private FromItem function(TableFunction function, Mark near) throws NotRead {
        FromShapes.TABLE_FUNCTION.check(function);
        Mark at = expressions.pass(marks.of(function, near));
        List<Expression> calls = new ArrayList<>();
        for (var call : function.getFunctions()) {
            calls.add(call(call, at));
        }
        String prefix = function.getPrefix() == null ? "" : function.getPrefix().strip();
        String with =
                function.getWithClause() == null ? "" : function.getWithClause().strip();
        if (!(prefix.isEmpty() || prefix.equalsIgnoreCase("lateral"))
                || !(with.isEmpty() || with.equalsIgnoreCase("ordinality"))
                || calls.isEmpty()) {
            throw NotRead.unsupported("such a function in from").at(at.position());
        }
        Alias alias = function.getAlias();
        return new FromItem.FunctionTable(
                new FromItem.Calls(calls, function.isRowsFrom(), !with.isEmpty()),
                !prefix.isEmpty(),
                aliases.name(alias),
                aliases.names(alias),
                aliases.types(alias, at),
                at);
    }

    private Expression call(net.sf.jsqlparser.expression.Expression written, Mark at) throws NotRead {
        Expression read = expressions.read(written, at);
        if (!(read instanceof FunctionCall || read instanceof JsonCall)) {
            throw NotRead.unsupported("such a function in from").at(at.position());
        }
        return read;
    }

    private TableReference table(Table table, Mark near) throws NotRead {
        Mark at = marks.of(table, near);
        FromShapes.TABLE.check(table);
        expressions.pass(at);
        if (++references > Bounds.MAX_JOINS + 1) {
            throw NotRead.tooLarge("the statement names more than `65` tables", "name fewer");
        }
        return new TableReference(
                FromItem.TableReference.NOT_NUMBERED,
                name(table),
                false,
                aliases.name(table.getAlias()),
                aliases.columns(table.getAlias()),
                at);
    }

    QualifiedName name(Table table) throws NotRead {
        FromShapes.TABLE.check(table);
        return names.columns(table.getNameParts().reversed());
    }
}
