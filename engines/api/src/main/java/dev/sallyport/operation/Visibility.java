package dev.sallyport.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What exists for one principal; made by policy, applied by an engine's catalog before any name is resolved. */
public interface Visibility {
    /** The part of the object that exists for the principal; empty means that the object does not exist. */
    Optional<VisibleObject> of(ObjectDescription object);

    /**
     * The part of an object that a principal can name.
     *
     * @param columns clear or masked under at least one grant
     * @param star what `*` stands for, in catalog order: the columns of the grant that shows most
     */
    record VisibleObject(Set<String> columns, List<String> star) {
        public VisibleObject {
            columns = Set.copyOf(columns);
            star = List.copyOf(star);
        }
    }
}
