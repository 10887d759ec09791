package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.MergedColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types what chooses among values: all of them get the one type that they share. */
final class PostgresChoices {
    private final PostgresTyping typing;
    private final PostgresCoercion coercion;
    private final PostgresComparisons comparisons;

    PostgresChoices(PostgresTyping typing, PostgresCoercion coercion, PostgresComparisons comparisons) {
        this.typing = typing;
        this.coercion = coercion;
        this.comparisons = comparisons;
    }

    /** The side that is kept, or else the first one that has the shared type already, in the shared type. */
    Typed merged(MergedColumn merged) {
        List<Typed> sides = typing.operands(merged.sources());
        PostgresType common = coercion.common(sides, merged.at());
        Typed kept = switch (merged.kept()) {
            case FIRST -> sides.getFirst();
            case LAST -> sides.getLast();
            case EITHER ->
                sides.stream().filter(side -> side.is(common)).findFirst().orElse(sides.getFirst());
        };
        return coercion.argument(kept, common, merged.at());
    }

    Typed branches(Case branches) {
        Mark at = branches.at();
        List<Typed> results = new ArrayList<>();
        results.add(
                branches.otherwise() == null
                        ? typing.constant(new NullLiteral(at), "unknown")
                        : typing.operand(branches.otherwise()));
        branches.branches().forEach(branch -> results.add(typing.operand(branch.then())));
        PostgresType common = coercion.common(results, at);
        List<Typed> all = new ArrayList<>();
        for (Branch branch : branches.branches()) {
            all.add(when(branches.subject(), branch.when()));
        }
        results.forEach(result -> all.add(coercion.argument(result, common, at)));
        int count = branches.branches().size();
        return PostgresTyping.over(all, common, true, each -> rebuilt(each, count, at));
    }

    /** A branch of the form with a subject is its equality with the subject. */
    private Typed when(@Nullable Expression subject, Expression when) {
        return subject == null
                ? typing.condition(when)
                : comparisons.equality(
                        typing.known(typing.operand(subject), subject.at()), typing.operand(when), when.at());
    }

    /** Conditions first, then the result of ELSE, then those of the branches. */
    private static Case rebuilt(List<Expression> parts, int count, Mark at) {
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            branches.add(new Branch(parts.get(i), parts.get(count + 1 + i)));
        }
        return new Case(null, branches, parts.get(count), at);
    }

    /** COALESCE, GREATEST and LEAST; only the first compares nothing. */
    Typed conditional(Conditional conditional) {
        Mark at = conditional.at();
        List<Typed> arguments = typing.operands(conditional.arguments());
        if (conditional.choice() == Expression.Choice.GROUPING) {
            return typing.over(arguments, "int4", all -> new Conditional(conditional.choice(), all, at));
        }
        PostgresType common = coercion.common(arguments, at);
        List<Typed> same = arguments.stream()
                .map(argument -> coercion.argument(argument, common, at))
                .toList();
        boolean leakproof = conditional.choice() == Expression.Choice.COALESCE;
        return PostgresTyping.over(same, common, leakproof, all -> new Conditional(conditional.choice(), all, at));
    }
}
