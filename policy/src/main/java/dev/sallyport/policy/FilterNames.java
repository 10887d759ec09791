package dev.sallyport.policy;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;

/** What a row filter knows by name. */
final class FilterNames {
    private FilterNames() {}

    /** Whether the filter looks into another object of this name. */
    static boolean looksInto(RowFilter filter, ObjectName object) {
        return switch (filter) {
            case RowFilter.In in -> in.object().equals(object) || looksInto(in.where(), object);
            case RowFilter.All(var filters) -> filters.stream().anyMatch(each -> looksInto(each, object));
            case RowFilter.Any(var filters) -> filters.stream().anyMatch(each -> looksInto(each, object));
            case RowFilter.Compare _, RowFilter.OneOf _, RowFilter.IsNull _ -> false;
        };
    }

    /** Whether a column of this name stands in the filter: of the filtered object, or of any that it looks into. */
    static boolean names(RowFilter filter, String column) {
        return switch (filter) {
            case RowFilter.Compare(String name, var _, var _) -> name.equals(column);
            case RowFilter.OneOf(String name, var _) -> name.equals(column);
            case RowFilter.IsNull(String name) -> name.equals(column);
            case RowFilter.In in ->
                in.column().equals(column) || in.selected().equals(column) || names(in.where(), column);
            case RowFilter.All(var filters) -> filters.stream().anyMatch(each -> names(each, column));
            case RowFilter.Any(var filters) -> filters.stream().anyMatch(each -> names(each, column));
        };
    }
}
