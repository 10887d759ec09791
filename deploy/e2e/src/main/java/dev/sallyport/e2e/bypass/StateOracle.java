package dev.sallyport.e2e.bypass;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Nothing changed: digests of the rows of every table and sequence, and of the catalog. */
final class StateOracle {
    private StateOracle() {}

    /** Which tables changed, if any did. */
    static Optional<String> find(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new TreeMap<>(before);
        after.forEach((table, digest) -> {
            if (digest.equals(before.get(table))) {
                changed.remove(table);
            } else {
                changed.put(table, digest);
            }
        });
        return changed.isEmpty() ? Optional.empty() : Optional.of("changed: " + changed.keySet());
    }
}
