package dev.sallyport.engine.sql.rules;

import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal.Lifted;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Literal.TypedLiteral;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The texts and parameters of the caller that may become the content of a column: all that stand where one gets its value. */
public final class WrittenValues extends TreeMapper {
    private final List<Parameter> found = new ArrayList<>();
    private int written;

    private WrittenValues() {}

    /** The texts of a statement that changes rows; none of one that reads. */
    public static List<Parameter> in(Query query) {
        WrittenValues values = new WrittenValues();
        if (query.writes() && query.with() != null) {
            query.with().tables().forEach(table -> values.within(() -> values.query(table.query())));
        }
        var _ = values.query(query);
        return List.copyOf(values.found);
    }

    /** The texts of a definition, all of which the database keeps. */
    public static List<Parameter> in(Definition definition) {
        WrittenValues values = new WrittenValues();
        values.within(() -> values.statement(definition));
        return List.copyOf(values.found);
    }

    @Override
    protected Write write(Write write) {
        switch (write) {
            case Insert insert -> {
                Query rows = insert.rows();
                if (rows != null) {
                    within(() -> query(rows));
                }
                if (insert.conflict() != null && insert.conflict().update() != null) {
                    assigned(insert.conflict().update().assignments());
                }
            }
            case Update update -> {
                assigned(update.assignments());
                update.from().forEach(item -> within(() -> from(item)));
            }
            case Merge merge -> {
                within(() -> from(merge.source()));
                merge.actions().forEach(action -> written(action.effect()));
            }
            case Delete _ -> {}
        }
        return super.write(write);
    }

    private void written(Merge.Effect effect) {
        switch (effect) {
            case Merge.Change(var assignments) -> assigned(assignments);
            case Merge.Add(var _, var values) -> within(() -> expressions(values));
            case Merge.Remove() -> {}
        }
    }

    private void assigned(List<Assignment> assignments) {
        within(() -> assignments.stream().map(each -> expression(each.value())).toList());
    }

    /** Whatever stands in there may become a content, also by way of a column that a query gives it. */
    private void within(Supplier<?> part) {
        written++;
        var _ = part.get();
        written--;
    }

    @Override
    protected Expression expression(Expression expression) {
        if (written > 0) {
            switch (expression) {
                case StringLiteral(String text, var _) -> found.add(new Parameter.Bound(new Value.Text(text)));
                case TypedLiteral(var _, String text, var _) -> found.add(new Parameter.Bound(new Value.Text(text)));
                case Lifted(var _, var literal, var _) -> expression(literal);
                case Expression.Parameter(int number, var _) -> found.add(new Parameter.Caller(number));
                default -> {}
            }
        }
        return super.expression(expression);
    }
}
