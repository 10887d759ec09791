package dev.sallyport.policy;

import dev.sallyport.operation.ObjectName;

/** Which objects of a database a grant is for: one, or a whole schema; never a pattern. */
public sealed interface ObjectSelector {
    /** This object. */
    record Exact(String schema, String object) implements ObjectSelector {
        public Exact {
            if (object.isBlank()) {
                throw new IllegalArgumentException("`" + object + "` is not the name of an object");
            }
        }
    }

    /** Every object of the schema, also one that is made later. */
    record Schema(String schema) implements ObjectSelector {}

    default boolean matches(ObjectName name) {
        return switch (this) {
            case Exact(String schema, String object) -> schema.equals(name.schema()) && object.equals(name.object());
            case Schema(String schema) -> schema.equals(name.schema());
        };
    }
}
