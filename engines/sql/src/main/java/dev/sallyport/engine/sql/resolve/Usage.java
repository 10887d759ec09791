package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a resolved statement does with the columns of each table reference. */
public final class Usage {
    private final List<Sets> references = new ArrayList<>();

    private Usage(int tables) {
        for (int i = 0; i < tables; i++) {
            references.add(new Sets(new TreeSet<>(), new TreeSet<>()));
        }
    }

    private record Sets(Set<String> tested, Set<String> returned) {
        Set<String> read() {
            Set<String> read = new TreeSet<>(tested);
            read.addAll(returned);
            return read;
        }
    }

    /** One effect for each table reference, in the order of their numbers. */
    public static List<Effect> of(Select select, List<ObjectDescription> tables) {
        Usage usage = new Usage(tables.size());
        usage.outputs(select);
        Conditions.of(select).forEach(usage::test);
        Stream.concat(select.groupBy().stream(), select.orderBy().stream().map(SortKey::expression))
                .forEach(key -> usage.test(output(key, select)));
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Sets columns = usage.references.get(i);
            effects.add(Effect.reads(i, tables.get(i).name(), columns.read(), columns.tested, columns.returned));
        }
        return effects;
    }

    /** The expression behind a key: an output by its number, or the key itself. */
    public static Expression output(Expression key, Select select) {
        return key instanceof IntegerLiteral(var number, var _)
                        && select.items().get(number.intValueExact() - 1) instanceof Output output
                ? output.expression()
                : key;
    }

    private void outputs(Select select) {
        for (var item : select.items()) {
            if (item instanceof Output(var expression, var _, var _)) {
                Columns.in(expression)
                        .forEach(column ->
                                of(column).returned.add(column.column().text()));
                if (select.distinct() || !(expression instanceof ResolvedColumn)) {
                    test(expression);
                }
            }
        }
    }

    private void test(Expression expression) {
        Columns.in(expression)
                .forEach(column -> of(column).tested.add(column.column().text()));
    }

    private Sets of(ResolvedColumn column) {
        return references.get(column.reference());
    }
}
