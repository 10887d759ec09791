package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TableElement;
import dev.sallyport.engine.sql.tree.TableIndex;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the columns, constraints and indexes of a table. */
final class ColumnPrinter {
    private final PrintBuffer out;
    private final ExpressionPrinter expressions;
    private final QueryPrinter queries;
    private final TermPrinter terms;

    ColumnPrinter(PrintBuffer out) {
        this.out = out;
        this.expressions = new ExpressionPrinter(out);
        this.queries = new QueryPrinter(out);
        this.terms = new TermPrinter(out);
    }

    void type(TypeName type) {
        terms.type(type);
    }

    void column(NewColumn column) {
        out.name(column.name()).add(" ");
        terms.type(column.type());
        for (Constraint constraint : column.constraints()) {
            out.add(" ");
            constraint(constraint);
        }
    }

    void constraint(Constraint constraint) {
        if (constraint.name() != null) {
            out.add("CONSTRAINT ").name(constraint.name()).add(" ");
        }
        switch (constraint.rule()) {
            case Constraint.NotNull() -> out.add("NOT NULL");
            case Constraint.MayBeNull() -> out.add("NULL");
            case Constraint.Counted() -> out.add("AUTO_INCREMENT");
            case Constraint.Touched(var clock) -> expressions.after("ON UPDATE ", clock);
            case Constraint.Collated(var collation) -> out.add("COLLATE ").name(collation);
            case Constraint.Remark(var text) -> expressions.after("COMMENT ", text);
            case Constraint.Default(var value) -> value(value);
            case Constraint.Check(var condition) -> {
                out.add("CHECK ");
                inParentheses(condition);
            }
            case Constraint.Unique(var primary, var columns) -> {
                out.add(primary ? "PRIMARY KEY" : "UNIQUE");
                queries.columns(columns);
            }
            case Constraint.References(var columns, var other, var others) -> {
                foreignKey(columns);
                out.add("REFERENCES ").name(other);
                queries.columns(others);
            }
        }
    }

    private void foreignKey(List<Name> columns) {
        if (!columns.isEmpty()) {
            out.add("FOREIGN KEY ").names(columns).add(" ");
        }
    }

    /** What a column holds where nothing is written to it. */
    void value(Expression value) {
        out.add("DEFAULT ");
        if (out.standsPlain(value)) {
            expressions.print(value);
        } else {
            inParentheses(value);
        }
    }

    void inParentheses(Expression expression) {
        out.add("(");
        expressions.print(expression);
        out.add(")");
    }

    void element(TableElement element) {
        switch (element) {
            case Constraint constraint -> constraint(constraint);
            case TableIndex index -> index(index, null);
        }
    }

    /** @param table nothing where it stands inside of its table */
    void index(TableIndex index, @Nullable QualifiedName table) {
        out.add(index.unique() ? "UNIQUE INDEX " : "INDEX ");
        if (index.name() != null) {
            out.name(index.name()).add(" ");
        }
        if (table != null) {
            out.add("ON ").name(table).add(" ");
        }
        out.add("(").list(index.keys(), ", ", this::key).add(")");
    }

    private void key(TableIndex.Key key) {
        if (key.expression() instanceof ColumnReference) {
            expressions.print(key.expression());
        } else {
            inParentheses(key.expression());
        }
        out.add(key.length() == 0 ? "" : "(" + key.length() + ")").add(key.descending() ? " DESC" : "");
    }
}
