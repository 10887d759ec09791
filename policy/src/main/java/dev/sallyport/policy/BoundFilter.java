package dev.sallyport.policy;

import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts the facts about a caller into a row filter; one missing fact and there is no filter, so the grant is none. */
final class BoundFilter {
    private final Identity.Principal principal;

    BoundFilter(Identity.Principal principal) {
        this.principal = principal;
    }

    Optional<RowFilter> of(RowFilter filter) {
        return switch (filter) {
            case RowFilter.IsNull same -> Optional.of(same);
            case RowFilter.Compare(String column, var comparison, var operand) ->
                bind(operand).map(bound -> new RowFilter.Compare(column, comparison, bound));
            case RowFilter.OneOf(String column, var operands) ->
                each(operands, this::bind).map(bound -> new RowFilter.OneOf(column, bound));
            case RowFilter.In(String column, var object, String selected, var where) ->
                of(where).map(bound -> new RowFilter.In(column, object, selected, bound));
            case RowFilter.All(var filters) -> each(filters, this::of).map(RowFilter.All::new);
            case RowFilter.Any(var filters) -> each(filters, this::of).map(RowFilter.Any::new);
        };
    }

    private Optional<Operand> bind(Operand operand) {
        return switch (operand) {
            case Operand.Literal literal -> Optional.of(literal);
            case Operand.IdentityFact(String name) ->
                IdentityFacts.of(principal, name).map(Operand.Literal::new);
        };
    }

    private static <T> Optional<List<T>> each(List<T> parts, Function<T, Optional<T>> bind) {
        List<T> bound = new ArrayList<>();
        parts.forEach(part -> bind.apply(part).ifPresent(bound::add));
        return bound.size() == parts.size() ? Optional.of(bound) : Optional.empty();
    }
}
