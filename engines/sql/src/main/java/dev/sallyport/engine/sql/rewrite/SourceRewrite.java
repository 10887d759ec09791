package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.Subquery;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.FromItem.View;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Write;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Puts a derived table in the place of every table reference, without exception, also of those behind views; only the target
 * of a write stays a table, which is guarded otherwise.
 */
public final class SourceRewrite extends TreeMapper {
    private final Function<TableReference, DerivedTable> source;
    private final UnaryOperator<Write> target;

    /**
     * Rewrites by these.
     *
     * @param source what stands for a table or a view: its explicit columns, masks, row filter and fence
     * @param target the write whose target has its own guard, once its other parts have theirs
     */
    public SourceRewrite(Function<TableReference, DerivedTable> source, UnaryOperator<Write> target) {
        this.source = source;
        this.target = target;
    }

    @Override
    protected Write write(Write write) {
        return target.apply(super.write(write));
    }

    @Override
    protected FromItem from(FromItem item) {
        return switch (item) {
            case TableReference table -> source.apply(table);
            case View(var table, var definition, var columns, var at) -> {
                DerivedTable derived = source.apply(table);
                Subquery opened = new Subquery(query(definition), false, derived.alias(), columns, at);
                yield new DerivedTable(
                        opened,
                        derived.columns(),
                        derived.filter(),
                        derived.fenced(),
                        derived.leftAside(),
                        derived.alias(),
                        at);
            }
            case DerivedTable derived ->
                throw new IllegalArgumentException("`" + derived.alias() + "` was rewritten before");
            default -> super.from(item);
        };
    }
}
