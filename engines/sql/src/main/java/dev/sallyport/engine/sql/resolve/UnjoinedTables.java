package dev.sallyport.engine.sql.resolve;

import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.MergedColumn;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses a FROM with many tables that no condition joins with another: the numbers of their rows multiply, and a server may
 * count the product before any limit ends it.
 */
public final class UnjoinedTables extends TreeMapper {
    private static final int MOST = 4;

    private UnjoinedTables() {}

    /** Goes through a resolved query and those inside of it, or throws {@link Unresolved}. */
    public static void requireFew(Query query) {
        var _ = new UnjoinedTables().query(query);
    }

    @Override
    protected Select select(Select select) {
        int groups = groups(select).size();
        if (groups > MOST) {
            throw Unresolved.tooLarge(
                    "`" + groups
                            + "` tables of one `from` are joined by no condition, so that the numbers of their rows multiply",
                    "statement.product",
                    "join them by conditions, `on a.id = b.a_id`, so that at most `" + MOST + "` stand alone",
                    select.at());
        }
        return super.select(select);
    }

    /** What conditions join, by names. */
    private static List<Set<Name>> groups(Select select) {
        List<Set<Name>> groups = new ArrayList<>();
        select.from().forEach(item -> alone(item, groups));
        if (groups.size() > MOST) {
            Conditions.of(select).forEach(condition -> join(Sides.in(condition), groups));
        }
        return groups;
    }

    private static void alone(FromItem item, List<Set<Name>> groups) {
        switch (item) {
            case FromItem.TableReference _, FromItem.View _, FromItem.CommonTableReference _ ->
                groups.add(item.names().collect(toSet()));
            case FromItem.Subquery query when isOneRow(query.query()) -> {}
            case FromItem.Subquery _, FromItem.FunctionTable _ -> lateral(item, groups);
            case Join(var _, var left, var right, var _, var _) -> {
                alone(left, groups);
                alone(right, groups);
            }
            case FromItem.DerivedTable _ -> throw new IllegalArgumentException("tables are counted before the rewrite");
        }
    }

    /** What names columns of the tables before it is joined with them. */
    private static void lateral(FromItem item, List<Set<Name>> groups) {
        Set<Name> own = item.names().collect(toSet());
        groups.add(own);
        Set<Name> joined = new HashSet<>(Sides.in(item));
        joined.addAll(own);
        join(joined, groups);
    }

    /** One row multiplies nothing: what an aggregate makes of all rows, or the first one alone. */
    private static boolean isOneRow(Query query) {
        boolean first = query.limit() != null
                && query.limit().count() instanceof Literal.IntegerLiteral(var most, var _)
                && most.equals(BigInteger.ONE);
        return first
                || (query.body() instanceof Select select
                        && select.groupBy().isEmpty()
                        && Aggregate.in(select.items()));
    }

    private static void join(Set<Name> relations, List<Set<Name>> groups) {
        Set<Name> joined = new HashSet<>();
        groups.removeIf(group -> {
            boolean holds = group.stream().anyMatch(relations::contains);
            return holds && joined.addAll(group);
        });
        if (!joined.isEmpty()) {
            groups.add(joined);
        }
    }

    /** The relations whose columns stand anywhere inside. */
    private static final class Sides extends TreeMapper {
        private final Set<Name> found = new HashSet<>();

        static Set<Name> in(Expression condition) {
            Sides sides = new Sides();
            var _ = sides.expression(condition);
            return sides.found;
        }

        static Set<Name> in(FromItem item) {
            Sides sides = new Sides();
            var _ = sides.from(item);
            return sides.found;
        }

        @Override
        protected Expression expression(Expression expression) {
            switch (expression) {
                case ResolvedColumn column -> found.add(column.relation());
                case QueryColumn column -> found.add(column.relation());
                case MergedColumn merged -> merged.values().forEach(this::expression);
                default -> {}
            }
            return expression instanceof MergedColumn ? expression : super.expression(expression);
        }
    }

    /** Whether an aggregate of the standard stands in an output, and none of a query inside of it. */
    private static final class Aggregate extends TreeMapper {
        private static final Set<String> NAMES = Set.of("count", "sum", "avg", "min", "max");

        private boolean found;

        static boolean in(List<SelectItem> items) {
            Aggregate aggregate = new Aggregate();
            items.forEach(aggregate::item);
            return aggregate.found;
        }

        @Override
        public Query query(Query query) {
            return query;
        }

        @Override
        protected Expression expression(Expression expression) {
            found |= expression instanceof FunctionCall call
                    && call.over() == null
                    && !call.name().isQualified()
                    && NAMES.contains(call.name().last().text().toLowerCase(Locale.ROOT));
            return super.expression(expression);
        }
    }
}
