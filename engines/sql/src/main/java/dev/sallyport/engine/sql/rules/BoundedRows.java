package dev.sallyport.engine.sql.rules;

import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.Subquery;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Risk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows that a write changes are fixed by the statement itself (policy P-14): each by equality or a short list of
 * constants on a unique key without nulls, or written out.
 */
public final class BoundedRows {
    static final int LONGEST_LIST = 10;

    private final RuledTable.Tables tables;
    private final List<Effect> effects;
    private final Predicate<Query> multiplies;

    /** @param multiplies whether a row that is written out may be many, because of what is called in it */
    public BoundedRows(RuledTable.Tables tables, List<Effect> effects, Predicate<Query> multiplies) {
        this.tables = tables;
        this.effects = effects;
        this.multiplies = multiplies;
    }

    /** What a person wants to look at first; refuses what is returned where code of the database runs along. */
    public Set<Risk> risks(Query query) {
        return Stream.concat(
                        Stream.of(query.body()),
                        query.with() == null
                                ? Stream.<QueryBody>of()
                                : query.with().tables().stream()
                                        .map(CommonTable::query)
                                        .map(Query::body))
                .flatMap(this::risks)
                .collect(Collectors.toSet());
    }

    private Stream<Risk> risks(QueryBody body) {
        if (body instanceof Write write && !write.returning().isEmpty()) {
            changing(write).forEach(reference -> requireNoCode(write, reference));
        }
        return switch (body) {
            case Insert insert -> inserted(insert);
            case Update update -> unbounded(update.target().reference(), update.where());
            case Delete delete -> unbounded(delete.target().reference(), delete.where());
            case Merge merge -> merged(merge);
            default -> Stream.empty();
        };
    }

    /** The references by which the target is changed. */
    private static List<Integer> changing(Write write) {
        return switch (write) {
            case Merge merge ->
                merge.actions().stream().map(Merge.Action::reference).toList();
            case Insert(var target, var _, var _, var _, var conflict, var _, var _)
            when conflict != null && conflict.update() != null ->
                List.of(target.reference(), conflict.update().reference());
            default -> List.of(write.target().reference());
        };
    }

    /** Code of the database may put anything into the row that is returned, also what the caller must not see (holes W2). */
    private void requireNoCode(Write write, int reference) {
        Effect effect = effects.get(reference);
        boolean code = tables.of(effect.target()).ruling().stream()
                .anyMatch(rule -> rule instanceof Rule.Code(var verbs) && verbs.contains(effect.verb()));
        if (code) {
            throw Unresolved.unsupported(
                    "nothing is returned of `" + effect.target().object() + "`, where code of the database runs along",
                    "writes.returning",
                    "write without `returning`",
                    write.at());
        }
    }

    private Stream<Risk> inserted(Insert insert) {
        if (!isWrittenOut(insert.rows())) {
            return Stream.of(Risk.BULK);
        }
        Insert.Conflict conflict = insert.conflict();
        return conflict == null
                        || conflict.update() == null
                        || new DuplicateKeys(tables, effects).areFixed(insert, conflict)
                ? Stream.empty()
                : Stream.of(Risk.UNBOUNDED);
    }

    /** One row in VALUES may be many where a function returns some. */
    private boolean isWrittenOut(@Nullable Query rows) {
        return rows == null || (rows.isPlain() && rows.body() instanceof Rows && !multiplies.test(rows));
    }

    private Stream<Risk> unbounded(int reference, @Nullable Expression where) {
        Set<String> fixed = where == null ? Set.of() : fixed(reference, where);
        return isFixed(reference, fixed) ? Stream.empty() : Stream.of(Risk.UNBOUNDED);
    }

    private boolean isFixed(int reference, Set<String> fixed) {
        RuledTable relation = tables.of(effects.get(reference).target());
        return relation.ruling().stream().anyMatch(rule -> isFixed(rule, relation, fixed));
    }

    /** A few rows that are written out, each of which finds one row of the target at most, are as good as their keys. */
    private Stream<Risk> merged(Merge merge) {
        boolean few = merge.source() instanceof Subquery(var query, var _, var _, var _, var _)
                && query.isPlain()
                && query.body() instanceof Rows(var rows, var _)
                && rows.size() <= LONGEST_LIST
                && rows.stream().allMatch(row -> row.stream().allMatch(BoundedRows::isValue));
        boolean others =
                merge.actions().stream().anyMatch(action -> !action.match().hasSource());
        if (few && !others && isFixed(merge.target().reference(), joined(merge))) {
            return Stream.empty();
        }
        boolean changes =
                merge.actions().stream().anyMatch(action -> action.match().hasTarget());
        return changes ? Stream.of(Risk.BULK, Risk.UNBOUNDED) : Stream.of(Risk.BULK);
    }

    /** The columns of the target that a row of the source fixes. */
    private static Set<String> joined(Merge merge) {
        Set<String> fixed = new HashSet<>();
        for (Expression condition : Conditions.conjuncts(merge.on())) {
            if (condition instanceof OperatorCall(var operator, var operands, var _)
                    && operator.symbol().equals("=")
                    && operands.size() == 2) {
                joined(merge, operands.getFirst(), operands.getLast()).ifPresent(fixed::add);
                joined(merge, operands.getLast(), operands.getFirst()).ifPresent(fixed::add);
            }
        }
        return fixed;
    }

    private static Optional<String> joined(Merge merge, Expression column, Expression value) {
        return column instanceof ResolvedColumn found
                        && found.reference() == merge.target().reference()
                        && (isValue(value) || isOfSource(value))
                ? Optional.of(found.column().text())
                : Optional.empty();
    }

    /** The source of a merge that is bounded has no columns but those of its written rows. */
    private static boolean isOfSource(Expression value) {
        return switch (value) {
            case QueryColumn _ -> true;
            case Expression.Cast(var operand, var _, var _) -> isOfSource(operand);
            default -> false;
        };
    }

    private static boolean isFixed(Rule rule, RuledTable relation, Set<String> fixed) {
        return rule instanceof Rule.Unique(var columns, var _, var plain)
                && plain
                && relation.columns().stream()
                        .filter(column -> columns.contains(column.number()))
                        .allMatch(column -> !column.nullable() && fixed.contains(column.name()));
    }

    /** Lists multiply, so only one of them counts as short. */
    private static Set<String> fixed(int reference, Expression where) {
        Set<String> fixed = new HashSet<>();
        boolean listed = false;
        for (Expression condition : Conditions.conjuncts(where)) {
            Optional<String> column = column(reference, condition);
            boolean list = condition instanceof InList(var _, var values, var _, var _) && values.size() > 1;
            if (column.isPresent() && !(list && listed)) {
                fixed.add(column.get());
                listed |= list;
            }
        }
        return fixed;
    }

    /** The column of the reference that the condition fixes. */
    private static Optional<String> column(int reference, Expression condition) {
        return switch (condition) {
            case OperatorCall(var operator, var operands, var _)
            when operator.symbol().equals("=") && operands.size() == 2 ->
                fixes(reference, operands.getFirst(), List.of(operands.getLast()))
                        .or(() -> fixes(reference, operands.getLast(), List.of(operands.getFirst())));
            case InList(var operand, var values, var negated, var _)
            when !negated && values.size() <= LONGEST_LIST -> fixes(reference, operand, values);
            default -> Optional.empty();
        };
    }

    private static Optional<String> fixes(int reference, Expression column, List<Expression> values) {
        return column instanceof ResolvedColumn found
                        && found.reference() == reference
                        && values.stream().allMatch(BoundedRows::isValue)
                ? Optional.of(found.column().text())
                : Optional.empty();
    }

    /** A literal or a parameter; anything that is computed may be another for each row. */
    static boolean isValue(Expression expression) {
        return switch (expression) {
            case Literal _, Expression.Parameter _ -> true;
            case Expression.Cast(var operand, var _, var _) -> isValue(operand);
            case OperatorCall(var operator, var operands, var _) ->
                operator.symbol().equals("-") && operands.size() == 1 && isValue(operands.getFirst());
            default -> false;
        };
    }
}
