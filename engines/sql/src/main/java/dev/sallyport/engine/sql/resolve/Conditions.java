package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conditions of a statement, one by one: what a planner may move down to a table. */
public final class Conditions {
    private Conditions() {}

    /** Every operand of the outermost AND of the WHERE beside a table reference. */
    public static List<Expression> around(Query query, int reference) {
        Around around = new Around(reference);
        var _ = around.query(query);
        return List.copyOf(around.found);
    }

    /** A condition over a table, and beside it a copy of those of the statement around it that pass the test. */
    public static Expression withCopies(
            Expression condition, Query query, int reference, Predicate<Expression> isCopied) {
        List<Expression> copies =
                around(query, reference).stream().filter(isCopied).toList();
        return copies.isEmpty()
                ? condition
                : new Logical(
                        Connective.AND,
                        Stream.concat(Stream.of(condition), copies.stream()).toList(),
                        Mark.NONE);
    }

    /** Finds the SELECT whose FROM holds the reference. */
    private static final class Around extends TreeMapper {
        private final int reference;
        private final List<Expression> found = new ArrayList<>();

        Around(int reference) {
            this.reference = reference;
        }

        @Override
        protected Select select(Select select) {
            if (select.from().stream().anyMatch(this::holds)) {
                split(select.where()).forEach(found::add);
            }
            return super.select(select);
        }

        private boolean holds(FromItem item) {
            return switch (item) {
                case FromItem.TableReference table -> table.reference() == reference;
                case Join join -> holds(join.left()) || holds(join.right());
                default -> false;
            };
        }
    }

    /** Whether it is one SELECT over tables, with no query or function in FROM and none inside an expression. */
    public static boolean isFlat(Query query) {
        Flat flat = new Flat();
        var _ = flat.query(query);
        return flat.queries == 1 && flat.tables;
    }

    private static final class Flat extends TreeMapper {
        private int queries;
        private boolean tables = true;

        @Override
        public Query query(Query query) {
            queries++;
            return super.query(query);
        }

        @Override
        protected FromItem from(FromItem item) {
            tables &= item instanceof FromItem.TableReference || item instanceof Join;
            return super.from(item);
        }

        @Override
        protected Window window(Window window) {
            tables = false;
            return super.window(window);
        }
    }

    /** Those of WHERE, of every join and of HAVING. */
    public static List<Expression> of(Select select) {
        Stream<Expression> joins = select.from().stream().flatMap(Conditions::joined);
        return Stream.of(split(select.where()), joins, split(select.having()))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Expression> joined(FromItem item) {
        return item instanceof Join join
                ? Stream.of(joined(join.left()), joined(join.right()), condition(join.condition()))
                        .flatMap(each -> each)
                : Stream.empty();
    }

    private static Stream<Expression> condition(JoinCondition condition) {
        return condition instanceof JoinCondition.On(var on) ? split(on) : Stream.empty();
    }

    /** Every operand of the outermost AND of a condition, or the condition itself. */
    public static List<Expression> conjuncts(Expression condition) {
        return split(condition).toList();
    }

    private static Stream<Expression> split(@Nullable Expression condition) {
        if (condition == null) {
            return Stream.empty();
        }
        return condition instanceof Logical(var connective, var operands, var _) && connective == Connective.AND
                ? operands.stream().flatMap(Conditions::split)
                : Stream.of(condition);
    }
}
