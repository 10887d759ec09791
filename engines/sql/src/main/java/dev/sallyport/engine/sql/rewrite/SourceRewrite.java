package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Select;
import java.util.function.Function;

/** Puts a derived table in the place of every table reference, without exception. */
public final class SourceRewrite {
    private final Function<TableReference, DerivedTable> source;

    /** @param source what stands for a table reference: its explicit columns, masks, row filter and fence */
    public SourceRewrite(Function<TableReference, DerivedTable> source) {
        this.source = source;
    }

    public Select rewrite(Select select) {
        return new Select(
                select.distinct(),
                select.items(),
                select.from().stream().map(this::rewrite).toList(),
                select.where(),
                select.groupBy(),
                select.having(),
                select.orderBy(),
                select.limit(),
                select.offset(),
                select.at());
    }

    private FromItem rewrite(FromItem item) {
        return switch (item) {
            case TableReference table -> source.apply(table);
            case Join join ->
                new Join(join.kind(), rewrite(join.left()), rewrite(join.right()), join.condition(), join.at());
            case DerivedTable derived ->
                throw new IllegalArgumentException("`" + derived.alias() + "` was rewritten before");
        };
    }
}
