package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.List;
import java.util.stream.Stream;

/** Subtotals, which both products take as {@code GROUP BY a, b WITH ROLLUP} and in no other form. */
final class MySqlRollup {
    private MySqlRollup() {}

    /** Whether the keys of the groups are those of subtotals, and no others. */
    static boolean stands(Select select) {
        return select.groupBy().size() == 1
                && select.groupBy().getFirst() instanceof GroupKey.Sets(var kind, var sets)
                && kind == GroupKey.Kind.ROLLUP
                && sets.stream().allMatch(set -> set.size() == 1);
    }

    /** Every key of the groups. */
    static List<Expression> keys(Select select) {
        return select.groupBy().stream()
                .flatMap(key -> switch (key) {
                    case GroupKey.Single(var expression) -> Stream.of(expression);
                    case GroupKey.Sets(var _, var sets) -> sets.stream().flatMap(List::stream);
                })
                .toList();
    }

    /** Refuses an order beside subtotals where the server does not take it, and GROUPING where no subtotals are. */
    static void check(Select select, List<SortKey> order, MySqlVersion server) {
        if (stands(select) && server.isMariaDb() && !order.isEmpty()) {
            throw MySqlCalls.absent(
                    "an order beside with rollup", "put the query into `FROM` and order its rows", select.at());
        }
        Stream<Expression> groups = stands(select)
                ? Stream.empty()
                : Stream.of(
                                select.items().stream().flatMap(MySqlRollup::output),
                                Stream.ofNullable(select.having()),
                                order.stream().map(SortKey::expression))
                        .flatMap(each -> each);
        Groupings groupings = new Groupings();
        Stream.concat(Stream.ofNullable(select.where()), groups).forEach(groupings::expression);
    }

    private static Stream<Expression> output(SelectItem item) {
        return item instanceof SelectItem.Output(var expression, var _, var _) ? Stream.of(expression) : Stream.empty();
    }

    /** Looks for GROUPING in one query, without those inside it. */
    private static final class Groupings extends TreeMapper {
        @Override
        public Query query(Query query) {
            return query;
        }

        @Override
        protected Expression expression(Expression expression) {
            if (expression instanceof Expression.Conditional(var choice, var _, var at)
                    && choice == Expression.Choice.GROUPING) {
                throw MySqlCalls.absent("grouping without with rollup", "group by its keys `with rollup`", at);
            }
            return super.expression(expression);
        }
    }
}
