package dev.sallyport.policy;

import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.RowFilter;

/** Says whether every column that a grant names exists; a grant that names what is not there is no grant. */
final class CatalogFit {
    private final PolicySource.Objects objects;

    CatalogFit(PolicySource.Objects objects) {
        this.objects = objects;
    }

    boolean fits(Grant.Terms terms, ObjectDescription object) {
        return terms.columns().keySet().stream().allMatch(column -> has(object, column))
                && terms.filter().stream().allMatch(filter -> fits(filter, object));
    }

    private boolean fits(RowFilter filter, ObjectDescription object) {
        return switch (filter) {
            case RowFilter.Compare(String column, var _, var _) -> has(object, column);
            case RowFilter.OneOf(String column, var _) -> has(object, column);
            case RowFilter.IsNull(String column) -> has(object, column);
            case RowFilter.All(var filters) -> filters.stream().allMatch(each -> fits(each, object));
            case RowFilter.Any(var filters) -> filters.stream().allMatch(each -> fits(each, object));
            case RowFilter.In in -> has(object, in.column()) && fits(in);
        };
    }

    private boolean fits(RowFilter.In in) {
        return objects.object(in.object())
                .filter(other -> has(other, in.selected()) && fits(in.where(), other))
                .isPresent();
    }

    private static boolean has(ObjectDescription object, String column) {
        return object.column(column).isPresent();
    }
}
