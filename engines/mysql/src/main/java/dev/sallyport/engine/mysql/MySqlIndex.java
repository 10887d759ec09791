package dev.sallyport.engine.mysql;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.TableObligation;
import java.util.Set;

/**
 * An index of a table.
 *
 * @param columns an empty name stands for an expression
 */
record MySqlIndex(String name, Set<String> columns) {
    MySqlIndex {
        columns = Set.copyOf(columns);
    }

    /** Whether the order of its entries tells of values that are not shown. */
    boolean tells(TableObligation obligation) {
        return columns.stream()
                .anyMatch(column -> !(obligation.disclosure(column) instanceof Disclosure.Clear)
                        && obligation
                                .filter()
                                .filter(filter -> isOneValue(column, filter))
                                .isEmpty());
    }

    /** Whether all rows that a filter shows have the same value there, which no order tells of. */
    private static boolean isOneValue(String column, RowFilter filter) {
        return switch (filter) {
            case RowFilter.Compare(var name, var comparison, var _) ->
                name.equals(column) && comparison == Comparison.EQUAL;
            case RowFilter.All(var filters) -> filters.stream().anyMatch(each -> isOneValue(column, each));
            case RowFilter.OneOf _, RowFilter.IsNull _, RowFilter.In _, RowFilter.Any _ -> false;
        };
    }
}
