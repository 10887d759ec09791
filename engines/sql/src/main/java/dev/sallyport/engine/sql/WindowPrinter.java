package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Window;
import dev.sallyport.engine.sql.tree.Window.Bound;
import dev.sallyport.engine.sql.tree.Window.Frame;
import dev.sallyport.engine.sql.tree.Window.Over;

/** Prints windows and their frames. */
final class WindowPrinter {

    private final PrintBuffer out;
    private final ExpressionPrinter expressions;

    WindowPrinter(PrintBuffer out, ExpressionPrinter expressions) {
        this.out = out;
        this.expressions = expressions;
    }

    void over(Over over) {
        switch (over) {
            case Over.Reference(var window) -> out.name(window);
            case Over.Inline(var window) -> window(window);
        }
    }

    void named(Window.Named named) {
        out.name(named.name()).add(" AS ");
        window(named.window());
    }

    private void window(Window window) {
        out.add("(");
        String space = "";
        if (!window.partitionBy().isEmpty()) {
            out.add(space + "PARTITION BY ").list(window.partitionBy(), ", ", expressions::print);
            space = " ";
        }
        if (!window.orderBy().isEmpty()) {
            out.add(space + "ORDER BY ").list(window.orderBy(), ", ", expressions::sortKey);
            space = " ";
        }
        if (window.frame() != null) {
            out.add(space);
            frame(window.frame());
        }
        out.add(")");
    }

    private void frame(Frame frame) {
        out.add(frame.mode().name()).add(frame.end() == null ? " " : " BETWEEN ");
        bound(frame.start());
        if (frame.end() != null) {
            out.add(" AND ");
            bound(frame.end());
        }
        if (frame.exclusion() != null) {
            out.add(" EXCLUDE ").add(frame.exclusion().name().replace('_', ' '));
        }
    }

    private void bound(Bound bound) {
        Expression distance = bound.distance();
        if (distance != null) {
            expressions.operand(distance);
            out.add(" ");
        }
        out.add(bound.edge().name().replace('_', ' '));
    }
}
