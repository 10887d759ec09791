package dev.sallyport.engine;

import dev.sallyport.operation.ObjectName;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * An object whose name an answer about a statement itself, like its plan, may tell.
 *
 * @param id the engine's id of the object
 * @param clear ids of the columns that the caller sees in the clear wherever the statement names the object
 */
public record Told(ObjectName object, String id, Set<String> clear) {
    public Told {
        clear = Collections.unmodifiableSet(new TreeSet<>(clear));
    }
}
