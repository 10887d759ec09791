package dev.sallyport.e2e.evidence;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a statement came to on one side.
 *
 * @param text the whole answer, without what differs from call to call
 * @param changed the tables whose rows changed, whether the writer sees that or not
 * @param seen digests of what the writer may see of each table afterwards
 */
record Aftermath(Answered answer, String text, Set<String> changed, Map<String, String> seen) {
    Aftermath {
        changed = Set.copyOf(changed);
        seen = Map.copyOf(seen);
    }

    /** Whether a writer can tell one from the other. */
    boolean isLike(Aftermath other) {
        return text.equals(other.text) && seen.equals(other.seen);
    }

    /** For a reader of a difference. */
    String brief() {
        return text + "\n    changed " + new TreeSet<>(changed) + ", seen " + new TreeMap<>(seen);
    }
}
