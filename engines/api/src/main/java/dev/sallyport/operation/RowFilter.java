package dev.sallyport.operation;

import java.util.List;

/** Which rows of an object a grant shows: typed, never text; columns are named as the catalog spells them. */
public sealed interface RowFilter {
    record Compare(String column, Comparison comparison, Operand operand) implements RowFilter {}

    record OneOf(String column, List<Operand> operands) implements RowFilter {
        public OneOf {
            operands = List.copyOf(operands);
        }
    }

    record IsNull(String column) implements RowFilter {}

    /** The column's value stands in `selected` of the rows of `object` that `where` keeps. */
    record In(String column, ObjectName object, String selected, RowFilter where) implements RowFilter {}

    record All(List<RowFilter> filters) implements RowFilter {
        public All {
            filters = List.copyOf(filters);
        }
    }

    record Any(List<RowFilter> filters) implements RowFilter {
        public Any {
            filters = List.copyOf(filters);
        }
    }

    /** Whether it looks anywhere but at the row. */
    default boolean readsAnotherTable() {
        return switch (this) {
            case In _ -> true;
            case All(var filters) -> filters.stream().anyMatch(RowFilter::readsAnotherTable);
            case Any(var filters) -> filters.stream().anyMatch(RowFilter::readsAnotherTable);
            case Compare _, OneOf _, IsNull _ -> false;
        };
    }

    /** A comparison of a column with an operand; binary and typed, never by a collation. */
    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** What a column is compared with. */
    sealed interface Operand {
        record Literal(Value value) implements Operand {}

        /** A fact about the caller, for example `human` or `attribute.tenant`; policy binds it before an engine sees it. */
        record IdentityFact(String name) implements Operand {}
    }
}
