package dev.sallyport.engine;

import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import java.util.Collection;
import java.util.Optional;

/** One immutable snapshot of a source's catalog. */
public interface Catalog {
    /** Changes whenever anything that the snapshot holds has changed. */
    String version();

    Optional<ObjectDescription> object(ObjectName name);

    /** Every object of this snapshot, ordered by name. */
    Collection<ObjectDescription> objects();

    /** Those of its objects that a statement may name, ordered by name. */
    default Collection<ObjectDescription> nameable() {
        return objects();
    }

    /** The same snapshot as one principal may know it: what is not visible does not exist in it. */
    Catalog visibleTo(Visibility visibility);
}
