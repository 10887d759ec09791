package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Composite.Row;
import dev.sallyport.engine.sql.tree.Composite.Subscript;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Maps columns, and the keywords that the parser takes for one. */
final class ColumnReader {

    private final Names names;
    private final ExpressionReader expressions;

    ColumnReader(Names names, ExpressionReader expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    Expression read(Column column, Mark at) throws NotRead {
        ArrayConstructor subscripts = column.getArrayConstructor();
        if (subscripts == null) {
            return plainColumn(column, at);
        }
        ExpressionShapes.of(subscripts).check(subscripts);
        if (subscripts.isArrayKeyword() || subscripts.getExpressions().size() != 1) {
            throw NotRead.unsupported("more than one subscript").at(at.position());
        }
        return new Subscript(
                plainColumn(column, at),
                expressions.read(subscripts.getExpressions().getFirst(), at),
                at);
    }

    private Expression plainColumn(Column column, Mark at) throws NotRead {
        Table table = column.getTable();
        if (table == null || table.getNameParts().isEmpty()) {
            var current = LiteralReader.current(column.getColumnName());
            return current != null
                    ? new Expression.CurrentValue(current, at)
                    : new ColumnReference(new QualifiedName(List.of(names.column(column.getColumnName()))), at);
        }
        FromShapes.TABLE.check(table);
        List<Name> parts =
                new ArrayList<>(names.columns(table.getNameParts().reversed()).parts());
        parts.add(names.any(column.getColumnName()));
        return new ColumnReference(new QualifiedName(parts), at);
    }

    /** The name of a column that stands behind that of its table. */
    Name nameBehind(Column column, Name qualifier) throws NotRead {
        if (expressions.read(column, Mark.NONE) instanceof ColumnReference(var name, var _)
                && name.qualifier().equals(List.of(qualifier))) {
            return name.last();
        }
        throw NotRead.notUnderstood(
                "a column that gets a value is not of `" + qualifier + "`",
                "write every column behind that table's name");
    }

    /** The name of a column that stands without a qualifier, in USING. */
    Name plainName(Object column) throws NotRead {
        if (column instanceof SelectItem<?> item && item.getAlias() == null) {
            return plainName(item.getExpression());
        }
        Expression read =
                column instanceof Column node ? expressions.read(node, Mark.NONE) : new Row(List.of(), true, Mark.NONE);
        if (read instanceof ColumnReference(var name, var _) && !name.isQualified()) {
            return name.last();
        }
        throw NotRead.notUnderstood("a list of columns holds more than names", "name columns only");
    }
}
