package dev.sallyport.engine.mysql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.operation.ObjectName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tables as they were last read in full, each under its sign: the number of the space that holds its rows, and its definition
 * as the server writes it. A table with an equal sign is the same table with the same definition, and need not be read again:
 * that is most of what a read costs the server beside the statement itself.
 */
final class MySqlKnown {
    private static final int TABLES = 1_000;

    private final Cache<String, Known> tables =
            Caffeine.newBuilder().maximumSize(TABLES).build();

    private record Known(String sign, MySqlRelation relation) {}

    /**
     * All of them, or nothing where one is not known by its sign.
     *
     * @param signs by the names of tables
     */
    Optional<SortedMap<ObjectName, MySqlRelation>> all(Map<String, String> signs) {
        SortedMap<ObjectName, MySqlRelation> relations = new TreeMap<>();
        for (Map.Entry<String, String> each : signs.entrySet()) {
            Known known = tables.getIfPresent(each.getKey());
            if (known == null || !known.sign.equals(each.getValue())) {
                return Optional.empty();
            }
            relations.put(known.relation.name(), known.relation);
        }
        return Optional.of(relations);
    }

    /** Keeps what was read while these were the signs. */
    void keep(Map<String, String> signs, SortedMap<ObjectName, MySqlRelation> relations) {
        relations.values().forEach(relation -> {
            String sign = signs.get(relation.id());
            if (sign != null) {
                tables.put(relation.id(), new Known(sign, relation));
            }
        });
    }
}
