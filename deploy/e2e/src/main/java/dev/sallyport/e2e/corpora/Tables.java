package dev.sallyport.e2e.corpora;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables with their columns and types, all in the spelling of the catalog. */
public final class Tables {
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

    void create(String table) {
        tables.putIfAbsent(table, new LinkedHashMap<>());
    }

    void put(String table, String column, String type) {
        tables.computeIfAbsent(table, _ -> new LinkedHashMap<>()).put(column, type);
    }

    void drop(String table) {
        tables.remove(table);
    }

    void drop(String table, String column) {
        columns(table).remove(column);
    }

    public Set<String> names() {
        return tables.keySet();
    }

    /** Types by column; empty for a table that is not there. */
    public Map<String, String> columns(String table) {
        return tables.getOrDefault(table, new LinkedHashMap<>());
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    @Nullable
    String type(String table, String column) {
        return columns(table).get(column);
    }

    /** Whether a table or a column is called so. */
    boolean names(String word) {
        return has(word) || tables.values().stream().anyMatch(columns -> columns.containsKey(word));
    }
}
