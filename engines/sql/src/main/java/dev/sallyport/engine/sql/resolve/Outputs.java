package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.Write;
import java.util.List;
import java.util.stream.Stream;

/** What a resolved query shows: a list of outputs for each SELECT, write and row of VALUES that its rows may come from. */
public final class Outputs {
    private Outputs() {}

    public static List<List<Expression>> of(Query query) {
        return of(query.body());
    }

    public static List<List<Expression>> of(QueryBody body) {
        return switch (body) {
            case Select select -> List.of(of(select.items()));
            case SetOperation operation ->
                Stream.concat(of(operation.left()).stream(), of(operation.right()).stream())
                        .toList();
            case Rows rows -> rows.rows();
            case Write write -> List.of(of(write.returning()));
        };
    }

    private static List<Expression> of(List<SelectItem> items) {
        return items.stream()
                .flatMap(item -> item instanceof Output output ? Stream.of(output.expression()) : Stream.empty())
                .toList();
    }
}
