package dev.sallyport.policy;

import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Operand;
import java.util.List;

/**
 * Says whether every column that a grant names exists and is of a kind that its filter may compare; a grant that does not fit
 * the catalog is no grant.
 */
final class CatalogFit {
    private final PolicySource.Objects objects;

    CatalogFit(PolicySource.Objects objects) {
        this.objects = objects;
    }

    boolean fits(Grant.Terms terms, ObjectDescription object) {
        return terms.columns().entrySet().stream().allMatch(column -> fits(object, column.getKey(), column.getValue()))
                && terms.filter().stream().allMatch(filter -> fits(filter, object));
    }

    /** Paths are declared of a document alone. */
    private static boolean fits(ObjectDescription object, String name, ColumnRule rule) {
        return object.column(name)
                .filter(column -> !rule.isDocument() || column.kind() == ColumnKind.DOCUMENT)
                .isPresent();
    }

    boolean fits(RowFilter filter, ObjectDescription object) {
        return switch (filter) {
            case RowFilter.Compare(String column, var _, var operand) -> compares(object, column, List.of(operand));
            case RowFilter.OneOf(String column, var operands) -> compares(object, column, operands);
            case RowFilter.IsNull(String column) -> has(object, column);
            case RowFilter.All(var filters) -> filters.stream().allMatch(each -> fits(each, object));
            case RowFilter.Any(var filters) -> filters.stream().allMatch(each -> fits(each, object));
            case RowFilter.In in ->
                object.column(in.column())
                        .filter(column -> fits(in, column.kind()))
                        .isPresent();
        };
    }

    private boolean fits(RowFilter.In in, ColumnKind kind) {
        return objects.object(in.object())
                .filter(other -> fits(in.where(), other))
                .flatMap(other -> other.column(in.selected()))
                .filter(selected -> kind.meets(selected.kind()))
                .isPresent();
    }

    /** What the caller brings is known later; a fact of the wrong kind is met again when it is bound. */
    private static boolean compares(ObjectDescription object, String name, List<Operand> operands) {
        return object.column(name)
                .filter(column -> operands.stream().allMatch(operand -> compares(column.kind(), operand)))
                .isPresent();
    }

    private static boolean compares(ColumnKind kind, Operand operand) {
        return switch (operand) {
            case Operand.Literal(var value) -> kind.takes(value);
            case Operand.IdentityFact _ -> kind.isComparable();
        };
    }

    private static boolean has(ObjectDescription object, String column) {
        return object.column(column).isPresent();
    }
}
