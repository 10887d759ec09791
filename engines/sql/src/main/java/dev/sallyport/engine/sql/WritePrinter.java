package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what changes rows. */
final class WritePrinter {
    private final PrintBuffer out;
    private final ExpressionPrinter expressions;
    private final QueryPrinter queries;
    private final FromPrinter from;

    WritePrinter(PrintBuffer out, ExpressionPrinter expressions, QueryPrinter queries) {
        this.out = out;
        this.expressions = expressions;
        this.queries = queries;
        this.from = new FromPrinter(out, expressions, queries);
    }

    void print(Write write) {
        switch (write) {
            case Insert insert -> insert(insert);
            case Update update -> {
                out.add("UPDATE ");
                from.print(update.target());
                assignments(update.assignments());
                queries.clause(" FROM ", update.from(), from::print);
                queries.clause(" WHERE ", update.where());
            }
            case Delete delete -> {
                out.add("DELETE FROM ");
                from.print(delete.target());
                queries.clause(" USING ", delete.using(), from::print);
                queries.clause(" WHERE ", delete.where());
            }
        }
        queries.clause(" RETURNING ", write.returning(), queries::item);
    }

    private void insert(Insert insert) {
        out.add("INSERT INTO ");
        from.print(insert.target());
        queries.columns(insert.columns());
        if (insert.rows() == null) {
            out.add(" DEFAULT VALUES");
        } else {
            out.add(" ");
            queries.query(insert.rows());
        }
        conflict(insert.conflict());
    }

    private void conflict(Insert.@Nullable Conflict conflict) {
        if (conflict == null) {
            return;
        }
        out.add(" ON CONFLICT");
        queries.columns(conflict.arbiter());
        queries.clause(" WHERE ", conflict.where());
        Insert.Replacement update = conflict.update();
        if (update == null) {
            out.add(" DO NOTHING");
        } else {
            out.add(" DO UPDATE");
            assignments(update.assignments());
            queries.clause(" WHERE ", update.where());
        }
    }

    private void assignments(List<Assignment> assignments) {
        out.add(" SET ").list(assignments, ", ", this::assignment);
    }

    private void assignment(Assignment assignment) {
        out.name(assignment.column()).add(" = ");
        expressions.print(assignment.value());
    }
}
