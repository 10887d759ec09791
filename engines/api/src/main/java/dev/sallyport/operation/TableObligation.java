package dev.sallyport.operation;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The terms under which one table reference runs: exactly one grant, the disclosure of each visible column, its filter.
 *
 * @param grant name of the grant
 * @param columns every column of the object that is clear or masked; what is absent is withheld
 * @param filter the rows that exist for the principal; operands are bound
 */
public record TableObligation(
        String grant, ObjectName object, Map<String, Disclosure> columns, Optional<RowFilter> filter) {
    public TableObligation {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }

    /** The disclosure of a column; a column that is not listed is withheld. */
    public Disclosure disclosure(String column) {
        return columns.getOrDefault(column, new Disclosure.Withheld());
    }
}
