package dev.sallyport.engine.sql.rules;

import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.operation.Effect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rows are in the way of those that an insert writes. */
record DuplicateKeys(RuledTable.Tables tables, List<Effect> effects) {
    /**
     * The rows that are there are found by the values of the arbiter, which are as good as a condition; without one by those of
     * every unique index, each of which may find another row to take away.
     */
    boolean areFixed(Insert insert, Insert.Conflict conflict) {
        List<Set<String>> keys = conflict.arbiter().isEmpty()
                ? unique(insert)
                : List.of(conflict.arbiter().stream().map(Name::text).collect(Collectors.toSet()));
        boolean one = conflict.update() == null || !conflict.update().isRemoval() || keys.size() < 2;
        return one
                && keys.stream()
                        .allMatch(key ->
                                isWritten(key, insert, !conflict.arbiter().isEmpty()));
    }

    private List<Set<String>> unique(Insert insert) {
        RuledTable table = tables.of(effects.get(insert.target().reference()).target());
        return table.ruling().stream()
                .filter(Rule.Unique.class::isInstance)
                .map(rule -> ((Rule.Unique) rule).columns())
                .distinct()
                .map(columns -> table.columns().stream()
                        .filter(column -> columns.contains(column.number()))
                        .map(RuledTable.Column::name)
                        .collect(Collectors.toSet()))
                .toList();
    }

    /** Whether a few rows have literals or parameters in the columns of a key, in each of them where all are needed. */
    private static boolean isWritten(Set<String> key, Insert insert, boolean whole) {
        List<Integer> places = IntStream.range(0, insert.columns().size())
                .filter(i -> key.contains(insert.columns().get(i).text()))
                .boxed()
                .toList();
        return (!whole || places.size() == key.size())
                && insert.rows() != null
                && insert.rows().body() instanceof Rows(var rows, var _)
                && rows.size() <= BoundedRows.LONGEST_LIST
                && rows.stream().allMatch(row -> places.stream().allMatch(at -> BoundedRows.isValue(row.get(at))));
    }
}
