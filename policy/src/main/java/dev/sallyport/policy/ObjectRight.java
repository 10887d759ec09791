package dev.sallyport.policy;

import dev.sallyport.operation.Limits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one grant allows one principal to do with one object, by itself.
 *
 * @param columns those that it shows, clear or masked, in catalog order
 * @param limits the tighter of the grant's and the source's own
 * @param rowsFiltered whether only some of the rows exist under it
 */
public record ObjectRight(Grant grant, Map<String, ColumnRule> columns, Limits limits, boolean rowsFiltered) {
    public ObjectRight {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
