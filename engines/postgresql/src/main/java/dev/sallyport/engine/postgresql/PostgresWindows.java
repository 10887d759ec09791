package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Window;
import java.util.List;

/** Types the keys of an order, and windows. */
final class PostgresWindows extends TreeMapper {
    private final PostgresTyping typing;

    PostgresWindows(PostgresTyping typing) {
        this.typing = typing;
    }

    SortKey sortKey(SortKey key) {
        return sortKeys(List.of(key)).getFirst();
    }

    @Override
    protected Window window(Window window) {
        return super.window(window);
    }

    @Override
    protected Expression expression(Expression expression) {
        return typing.known(typing.invocations().operandOrRow(expression), expression.at())
                .expression();
    }
}
