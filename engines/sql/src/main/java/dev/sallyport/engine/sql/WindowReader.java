package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.Window;
import dev.sallyport.engine.sql.tree.Window.Bound;
import dev.sallyport.engine.sql.tree.Window.Edge;
import dev.sallyport.engine.sql.tree.Window.Frame;
import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/** Maps windows and their frames. */
final class WindowReader {

    private final ExpressionReader expressions;

    WindowReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    Window.Named named(WindowDefinition definition) throws NotRead {
        CallShapes.WINDOW.check(definition);
        Window window = window(
                definition.getPartitionExpressionList(),
                definition.getOrderByElements(),
                definition.getWindowElement(),
                Mark.NONE);
        if (definition.getWindowName() == null) {
            throw NotRead.unsupported("window without a name");
        }
        return new Window.Named(expressions.names().column(definition.getWindowName()), window);
    }

    Window.Over over(AnalyticExpression call, Mark at) throws NotRead {
        if (call.getWindowName() != null) {
            return new Window.Over.Reference(expressions.names().column(call.getWindowName()));
        }
        WindowDefinition definition = call.getWindowDefinition();
        if (definition != null) {
            CallShapes.WINDOW.check(definition);
            if (definition.getWindowName() != null) {
                throw NotRead.unsupported("window that builds on another").at(at.position());
            }
        }
        return new Window.Over.Inline(
                window(call.getPartitionExpressionList(), call.getOrderByElements(), call.getWindowElement(), at));
    }

    private Window window(
            @Nullable ExpressionList<?> partitionBy,
            @Nullable List<OrderByElement> orderBy,
            @Nullable WindowElement frame,
            Mark at)
            throws NotRead {
        List<Expression> partitions = partitionBy == null ? List.of() : expressions.values(partitionBy, at);
        List<SortKey> keys = orderBy == null ? List.of() : expressions.sortKeys(orderBy, at);
        return new Window(partitions, keys, frame == null ? null : frame(frame, at));
    }

    private Frame frame(WindowElement frame, Mark at) throws NotRead {
        CallShapes.FRAME.check(frame);
        Window.Exclusion exclusion = frame.getExclusion() == null
                ? null
                : Window.Exclusion.valueOf(frame.getExclusion().name());
        Window.Mode mode = Window.Mode.valueOf(frame.getType().name());
        if (frame.getRange() != null) {
            CallShapes.FRAME_RANGE.check(frame.getRange());
            return new Frame(
                    mode,
                    bound(frame.getRange().getStart(), at),
                    bound(frame.getRange().getEnd(), at),
                    exclusion);
        }
        return new Frame(mode, bound(frame.getOffset(), at), null, exclusion);
    }

    private Bound bound(WindowOffset offset, Mark at) throws NotRead {
        CallShapes.FRAME_BOUND.check(offset);
        boolean unbounded = offset.getExpression() == null;
        return switch (offset.getType()) {
            case CURRENT -> new Bound(Edge.CURRENT_ROW, null);
            case PRECEDING ->
                unbounded
                        ? new Bound(Edge.UNBOUNDED_PRECEDING, null)
                        : new Bound(Edge.PRECEDING, expressions.read(offset.getExpression(), at));
            case FOLLOWING ->
                unbounded
                        ? new Bound(Edge.UNBOUNDED_FOLLOWING, null)
                        : new Bound(Edge.FOLLOWING, expressions.read(offset.getExpression(), at));
            default -> throw NotRead.unsupported("frame bound").at(at.position());
        };
    }
}
