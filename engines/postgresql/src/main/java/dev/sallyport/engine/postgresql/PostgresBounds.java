package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows that a write changes are fixed by the statement itself (policy P-14): each by equality or a short list of
 * constants on a unique key without nulls, or written out.
 */
final class PostgresBounds {
    private static final int LONGEST_LIST = 10;

    private final PostgresCatalog catalog;
    private final List<Effect> effects;

    PostgresBounds(PostgresCatalog catalog, List<Effect> effects) {
        this.catalog = catalog;
        this.effects = effects;
    }

    Set<Risk> risks(Query query) {
        return Stream.concat(
                        Stream.of(query.body()),
                        query.with() == null
                                ? Stream.<QueryBody>of()
                                : query.with().tables().stream()
                                        .map(CommonTable::query)
                                        .map(Query::body))
                .flatMap(body -> risk(body).stream())
                .collect(Collectors.toSet());
    }

    private Optional<Risk> risk(QueryBody body) {
        if (body instanceof Write write && !write.returning().isEmpty()) {
            requireNoCode(write);
        }
        return switch (body) {
            case Insert insert -> isWrittenOut(insert.rows()) ? Optional.empty() : Optional.of(Risk.BULK);
            case Update update -> unbounded(update.target().reference(), update.where());
            case Delete delete -> unbounded(delete.target().reference(), delete.where());
            default -> Optional.empty();
        };
    }

    /** Code of the database may put anything into the row that is returned, also what the caller must not see (holes W2). */
    private void requireNoCode(Write write) {
        Effect effect = effects.get(write.target().reference());
        boolean code = catalog.relationOfAll(effect.target()).orElseThrow().rules().rules().stream()
                .anyMatch(rule -> rule instanceof PostgresRule.Code(var verbs) && verbs.contains(effect.verb()));
        if (code) {
            throw Unresolved.unsupported(
                    "nothing is returned of `" + effect.target().object() + "`, where code of the database runs along",
                    "writes.returning",
                    "write without `returning`",
                    write.at());
        }
    }

    private static boolean isWrittenOut(@Nullable Query rows) {
        return rows == null || (rows.isPlain() && rows.body() instanceof Rows);
    }

    private Optional<Risk> unbounded(int reference, @Nullable Expression where) {
        Set<String> fixed = where == null ? Set.of() : fixed(reference, where);
        PostgresRelation relation =
                catalog.relationOfAll(effects.get(reference).target()).orElseThrow();
        return relation.rules().rules().stream().anyMatch(rule -> isFixed(rule, relation, fixed))
                ? Optional.empty()
                : Optional.of(Risk.UNBOUNDED);
    }

    private static boolean isFixed(PostgresRule rule, PostgresRelation relation, Set<String> fixed) {
        return rule instanceof PostgresRule.Unique(var columns, var plain)
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
                        && values.stream().allMatch(PostgresBounds::isValue)
                ? Optional.of(found.column().text())
                : Optional.empty();
    }

    /** A literal or a parameter; anything that is computed may be another for each row. */
    private static boolean isValue(Expression expression) {
        return switch (expression) {
            case Literal _, Expression.Parameter _ -> true;
            case Expression.Cast(var operand, var _, var _) -> isValue(operand);
            case OperatorCall(var operator, var operands, var _) ->
                operator.symbol().equals("-") && operands.size() == 1 && isValue(operands.getFirst());
            default -> false;
        };
    }
}
