package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.JoinKind;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;

/** Puts the items of one FROM together as its joins say, one after the other. */
final class JoinReader {

    /** A join whose condition stands after the joins inside of it. */
    private record Begun(Join join, FromItem left) {}

    private final ExpressionReader expressions;
    private final boolean mayLackCondition;
    private final List<FromItem> items = new ArrayList<>();
    private final Deque<Begun> begun = new ArrayDeque<>();

    /** @param mayLackCondition whether an inner join is one without a condition, too */
    JoinReader(ExpressionReader expressions, boolean mayLackCondition) {
        this.expressions = expressions;
        this.mayLackCondition = mayLackCondition;
    }

    void begin(FromItem first) {
        items.add(first);
    }

    void add(Join join, FromItem right) throws NotRead {
        if (isComma(join)) {
            end();
            items.add(right);
        } else if (isWithoutCondition(join)) {
            begun.push(new Begun(join, items.removeLast()));
            items.add(right);
        } else {
            items.add(joined(join, items.removeLast(), right));
        }
    }

    List<FromItem> read() throws NotRead {
        end();
        return items;
    }

    /** `a join b join c on .. on ..`: the first condition is that of the last join, whose outcome the join before it takes. */
    private FromItem joined(Join join, FromItem left, FromItem right) throws NotRead {
        List<Expression> conditions = new ArrayList<>(join.getOnExpressions());
        if (conditions.size() < 2) {
            return joined(kind(join), left, right, condition(join, right.at()));
        }
        if (join.isNatural() || !join.getUsingColumns().isEmpty()) {
            throw NotRead.unsupported("two conditions of a join");
        }
        FromItem joined = joined(kind(join), left, right, on(conditions.removeFirst(), right.at()));
        for (var condition : conditions) {
            if (begun.isEmpty()) {
                throw NotRead.unsupported("two conditions of a join");
            }
            Begun outer = begun.pop();
            joined = joined(kind(outer.join()), outer.left(), joined, on(condition, joined.at()));
        }
        return joined;
    }

    private static boolean isComma(Join join) throws NotRead {
        if (join.isSimple() && (join.isOuter() || join.isCross() || join.isNatural() || hasCondition(join))) {
            throw NotRead.unsupported("outer of a comma join");
        }
        return join.isSimple();
    }

    private static boolean hasCondition(Join join) {
        return !join.getOnExpressions().isEmpty() || !join.getUsingColumns().isEmpty();
    }

    private static boolean isWithoutCondition(Join join) throws NotRead {
        return !hasCondition(join) && !join.isNatural() && kind(join) != JoinKind.CROSS;
    }

    /** Each join that is still without a condition takes all that stands behind it. */
    private void end() throws NotRead {
        while (!begun.isEmpty()) {
            Begun outer = begun.pop();
            FromItem left = outer.left();
            if (!mayLackCondition || kind(outer.join()) != JoinKind.INNER) {
                throw withoutCondition(left);
            }
            items.add(new FromItem.Join(JoinKind.INNER, left, items.removeLast(), new JoinCondition.None(), left.at()));
        }
    }

    private static NotRead withoutCondition(FromItem near) {
        return NotRead.malformed(
                        "a join has no condition, or a cross join has one", "write `on`, `using` or `cross join`")
                .at(near.at().position());
    }

    private static FromItem joined(JoinKind kind, FromItem left, FromItem right, JoinCondition condition)
            throws NotRead {
        if ((kind == JoinKind.CROSS) != (condition instanceof JoinCondition.None)) {
            throw withoutCondition(right);
        }
        return new FromItem.Join(kind, left, right, condition, left.at());
    }

    private static JoinKind kind(Join join) throws NotRead {
        List<JoinKind> kinds = new ArrayList<>();
        addIf(join.isLeft(), JoinKind.LEFT, kinds);
        addIf(join.isRight(), JoinKind.RIGHT, kinds);
        addIf(join.isFull(), JoinKind.FULL, kinds);
        addIf(join.isCross(), JoinKind.CROSS, kinds);
        if (kinds.size() > 1 || (join.isInner() && !kinds.isEmpty()) || (join.isOuter() && kinds.isEmpty())) {
            throw NotRead.notUnderstood("the kind of a join is not clear", "name one kind of join");
        }
        return kinds.isEmpty() ? JoinKind.INNER : kinds.getFirst();
    }

    private static void addIf(boolean flag, JoinKind kind, List<JoinKind> kinds) {
        if (flag) {
            kinds.add(kind);
        }
    }

    private JoinCondition condition(Join join, Mark near) throws NotRead {
        int conditions = join.getOnExpressions().size()
                + (join.getUsingColumns().isEmpty() ? 0 : 1)
                + (join.isNatural() ? 1 : 0);
        if (conditions > 1) {
            throw NotRead.unsupported("two conditions of a join");
        }
        if (join.isNatural()) {
            return new JoinCondition.Natural();
        }
        if (!join.getUsingColumns().isEmpty()) {
            return new JoinCondition.Using(using(join.getUsingColumns()));
        }
        for (var on : join.getOnExpressions()) {
            return on(on, near);
        }
        return new JoinCondition.None();
    }

    private JoinCondition on(Expression condition, Mark near) throws NotRead {
        return new JoinCondition.On(expressions.read(condition, near));
    }

    private List<Name> using(List<Column> columns) throws NotRead {
        List<Name> using = new ArrayList<>();
        for (Column column : columns) {
            using.add(expressions.columns().plainName(column));
        }
        return using;
    }
}
