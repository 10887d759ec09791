package dev.sallyport.policy;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.Optional;

/**
 * One source as a decision sees it.
 *
 * @param ceiling the source's own limits
 * @param objects one immutable snapshot of the whole catalog, not a principal's part of it
 */
public record PolicySource(String name, Limits ceiling, Objects objects) {
    /** Finds an object by its name. */
    @FunctionalInterface
    public interface Objects {
        Optional<ObjectDescription> object(ObjectName name);
    }
}
