package dev.sallyport.policy;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says whether the row filter of a grant may be written. */
final class FilterCheck {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 64;

    private FilterCheck() {}

    static Optional<GrantCheck.Problem> problem(Grant grant) {
        return grant.terms().filter().flatMap(filter -> problem(filter, grant));
    }

    private static Optional<GrantCheck.Problem> problem(RowFilter filter, Grant grant) {
        if (depth(filter) > DEEPEST || parts(filter).count() > MOST_PARTS) {
            return wrong("a filter deeper than 8 or of more than 64 parts", "a smaller one");
        }
        return parts(filter)
                .flatMap(part -> part(part, grant).stream())
                .findFirst()
                .or(() -> parts(filter)
                        .flatMap(FilterCheck::operands)
                        .flatMap(operand -> operand(operand, grant).stream())
                        .findFirst());
    }

    private static Optional<GrantCheck.Problem> part(RowFilter part, Grant grant) {
        return switch (part) {
            case RowFilter.Compare(String column, var _, var _) -> named(column);
            case RowFilter.IsNull(String column) -> named(column);
            case RowFilter.OneOf(String column, var operands) ->
                operands.isEmpty() ? wrong("an empty list", "at least one operand") : named(column);
            case RowFilter.In(String column, ObjectName object, String selected, var _) ->
                within(object, grant.scope()).or(() -> named(column)).or(() -> named(selected));
            case RowFilter.All(var filters) -> some(filters);
            case RowFilter.Any(var filters) -> some(filters);
        };
    }

    private static Optional<GrantCheck.Problem> some(List<RowFilter> filters) {
        return filters.isEmpty() ? wrong("an empty list", "at least one filter") : Optional.empty();
    }

    private static Optional<GrantCheck.Problem> named(String column) {
        return column.isBlank() ? wrong("a filter without a column", "the name of a column") : Optional.empty();
    }

    private static Optional<GrantCheck.Problem> within(ObjectName object, Grant.Scope scope) {
        boolean same =
                object.source().equals(scope.source()) && object.database().equals(scope.database());
        return same ? Optional.empty() : wrong(object.object(), "an object of the grant's own source and database");
    }

    private static Optional<GrantCheck.Problem> operand(Operand operand, Grant grant) {
        return switch (operand) {
            case Operand.Literal(Value.Null()) -> wrong("a comparison with null", "`is_null`");
            case Operand.Literal _ -> Optional.empty();
            case Operand.IdentityFact(String name) -> fact(name, grant.who());
        };
    }

    private static Optional<GrantCheck.Problem> fact(String name, Grant.Who who) {
        if (!IdentityFacts.isKnown(name)) {
            return wrong(name, "`human`, `agent`, `task` or `attribute.NAME`");
        }
        if (name.equals(IdentityFacts.HUMAN) && who.human() instanceof HumanSelector.Everyone) {
            return wrong(name, "a grant for one issuer's humans: two issuers may name two humans alike");
        }
        return Optional.empty();
    }

    private static Stream<Operand> operands(RowFilter part) {
        return switch (part) {
            case RowFilter.Compare(var _, var _, var operand) -> Stream.of(operand);
            case RowFilter.OneOf(var _, var operands) -> operands.stream();
            case RowFilter.In _, RowFilter.IsNull _, RowFilter.All _, RowFilter.Any _ -> Stream.empty();
        };
    }

    private static Stream<RowFilter> parts(RowFilter filter) {
        return Stream.concat(Stream.of(filter), children(filter).stream().flatMap(FilterCheck::parts));
    }

    private static int depth(RowFilter filter) {
        return 1 + children(filter).stream().mapToInt(FilterCheck::depth).max().orElse(0);
    }

    private static List<RowFilter> children(RowFilter filter) {
        return switch (filter) {
            case RowFilter.All(var filters) -> filters;
            case RowFilter.Any(var filters) -> filters;
            case RowFilter.In(var _, var _, var _, var where) -> List.of(where);
            case RowFilter.Compare _, RowFilter.OneOf _, RowFilter.IsNull _ -> List.of();
        };
    }

    private static Optional<GrantCheck.Problem> wrong(String found, String expected) {
        return GrantCheck.problem("row_filter", found, expected);
    }
}
