package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Composite.Row;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QueryExpression.ScalarQuery;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Maps what gives columns their values; there alone `DEFAULT` stands for one. */
final class AssignmentReader {
    private final ExpressionReader expressions;

    AssignmentReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    List<Assignment> assignments(List<UpdateSet> sets, Mark near) throws NotRead {
        return assignments(sets, null, near);
    }

    /** @param qualifier behind which each column stands, nothing where they stand alone */
    List<Assignment> assignments(List<UpdateSet> sets, @Nullable Name qualifier, Mark near) throws NotRead {
        List<Assignment> assignments = new ArrayList<>();
        for (UpdateSet set : sets) {
            WriteShapes.ASSIGNMENT.check(set);
            Mark at = expressions.pass(near);
            boolean several = set.getColumns() instanceof ParenthesedExpressionList<?>;
            Expression value = several ? values(set, at) : single(set, at);
            List<Name> columns = qualifier == null ? columns(set.getColumns()) : columns(set.getColumns(), qualifier);
            assignments.add(new Assignment(columns, value, at));
        }
        return assignments;
    }

    private Expression single(UpdateSet set, Mark at) throws NotRead {
        if (set.getColumns().getClass() != ExpressionList.class
                || set.getColumns().size() != 1
                || set.getValues().getClass() != ExpressionList.class
                || set.getValues().size() != 1) {
            throw NotRead.unsupported("such an assignment").at(at.position());
        }
        return value(set.getValues().getFirst(), at);
    }

    /** A list in parentheses, or one query in them. */
    private Expression values(UpdateSet set, Mark at) throws NotRead {
        if (set.getColumns().size() < 2) {
            throw NotRead.unsupported("parentheses around one column").at(at.position());
        }
        if (set.getValues() instanceof ParenthesedExpressionList<?> list) {
            return row(list, set.getColumns().size(), at);
        }
        if (set.getValues().getClass() == ExpressionList.class
                && set.getValues().size() == 1
                && expressions.read(set.getValues().getFirst(), at) instanceof ScalarQuery query) {
            return query;
        }
        throw NotRead.unsupported("such an assignment").at(at.position());
    }

    private Row row(ParenthesedExpressionList<?> list, int columns, Mark at) throws NotRead {
        if (list.size() != columns) {
            throw NotRead.malformed(
                            "`" + list.size() + "` values are assigned to `" + columns + "` columns",
                            "write one value for each column")
                    .at(at.position());
        }
        return new Row(values(list, at), false, at);
    }

    /** Values side by side, any of which may be the default. */
    List<Expression> values(ExpressionList<?> list, Mark at) throws NotRead {
        List<Expression> values = new ArrayList<>();
        for (var value : list) {
            values.add(value(value, at));
        }
        return values;
    }

    private Expression value(net.sf.jsqlparser.expression.Expression value, Mark at) throws NotRead {
        return isDefault(value) ? new Expression.DefaultValue(at) : expressions.read(value, at);
    }

    private List<Name> columns(ExpressionList<Column> columns, Name qualifier) throws NotRead {
        List<Name> names = new ArrayList<>();
        for (Column column : columns) {
            names.add(expressions.columns().nameBehind(column, qualifier));
        }
        return names;
    }

    List<Name> columns(@Nullable ExpressionList<Column> columns) throws NotRead {
        List<Name> names = new ArrayList<>();
        for (Column column : columns == null ? List.<Column>of() : columns) {
            names.add(expressions.columns().plainName(column));
        }
        return names;
    }

    static boolean isDefault(net.sf.jsqlparser.expression.Expression value) {
        return value instanceof Column column
                && (column.getTable() == null
                        || column.getTable().getNameParts().isEmpty())
                && column.getArrayConstructor() == null
                && column.getColumnName().equalsIgnoreCase("default");
    }
}
