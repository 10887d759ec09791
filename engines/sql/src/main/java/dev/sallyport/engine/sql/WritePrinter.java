package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Merge;
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
                if (out.has(WriteForm.JOINED)) {
                    queries.clause(", ", update.from(), from::print);
                    qualified(update);
                } else {
                    assignments(update.assignments());
                    queries.clause(" FROM ", update.from(), from::print);
                }
                queries.clause(" WHERE ", update.where());
            }
            case Delete delete -> {
                out.add("DELETE ");
                boolean joined = out.has(WriteForm.JOINED);
                if (joined && !delete.using().isEmpty()) {
                    out.name(delete.target().shownAs()).add(" ");
                }
                out.add("FROM ");
                from.print(delete.target());
                queries.clause(joined ? ", " : " USING ", delete.using(), from::print);
                queries.clause(" WHERE ", delete.where());
            }
            case Merge merge -> merge(merge);
        }
        queries.clause(" RETURNING ", write.returning(), queries::item);
    }

    private void insert(Insert insert) {
        out.add(insert.conflict() == null ? "INSERT INTO " : verb(insert.conflict()));
        from.print(insert.target());
        queries.columns(insert.columns());
        out.add(insert.overriding().words());
        if (insert.rows() == null) {
            out.add(" DEFAULT VALUES");
        } else {
            out.add(" ");
            queries.query(insert.rows());
        }
        conflict(insert.conflict());
    }

    /** Of a duplicate key some servers say before the table what others say behind the rows. */
    private String verb(Insert.Conflict conflict) {
        if (!out.has(WriteForm.DUPLICATE_KEY)) {
            return "INSERT INTO ";
        }
        Insert.Replacement update = conflict.update();
        return update == null ? "INSERT IGNORE INTO " : update.isRemoval() ? "REPLACE INTO " : "INSERT INTO ";
    }

    private void duplicate(Insert.Conflict conflict) {
        Insert.Replacement update = conflict.update();
        if (update != null && !update.isRemoval()) {
            out.add(" ON DUPLICATE KEY UPDATE ").list(update.assignments(), ", ", this::assignment);
        }
    }

    private void conflict(Insert.@Nullable Conflict conflict) {
        if (conflict == null) {
            return;
        }
        if (out.has(WriteForm.DUPLICATE_KEY)) {
            duplicate(conflict);
            return;
        }
        out.add(" ON CONFLICT");
        if (conflict.constraint() != null) {
            out.add(" ON CONSTRAINT ").name(conflict.constraint());
        }
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

    /** Beside other tables each column stands behind the name of the one that is changed. */
    private void qualified(Update update) {
        if (update.from().isEmpty()) {
            assignments(update.assignments());
            return;
        }
        out.add(" SET ").list(update.assignments(), ", ", assignment -> {
            out.name(update.target().shownAs()).add(".");
            assignment(assignment);
        });
    }

    private void assignment(Assignment assignment) {
        if (assignment.columns().size() == 1) {
            out.name(assignment.columns().getFirst());
        } else {
            out.names(assignment.columns());
        }
        out.add(" = ");
        expressions.print(assignment.value());
    }

    private void merge(Merge merge) {
        out.add("MERGE INTO ");
        from.print(merge.target());
        out.add(" USING ");
        from.print(merge.source());
        queries.clause(" ON ", merge.on());
        for (Merge.Action action : merge.actions()) {
            out.add(" WHEN ").add(action.match().words());
            queries.clause(" AND ", action.condition());
            out.add(" THEN ");
            effect(action.effect());
        }
    }

    private void effect(Merge.Effect effect) {
        switch (effect) {
            case Merge.Change(var assignments) -> {
                out.add("UPDATE");
                assignments(assignments);
            }
            case Merge.Remove() -> out.add("DELETE");
            case Merge.Add(var columns, var values) -> {
                out.add("INSERT");
                queries.columns(columns);
                out.add(" VALUES (").list(values, ", ", expressions::print).add(")");
            }
        }
    }
}
