package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as a cast names it. Without a schema the name is the lower-case words of the statement ({@code double
 * precision}) and is printed without quotes; with one it is a catalog name and is quoted like any other. An array type has dimensions.
 */
public record TypeName(@Nullable Name schema, String name, List<Integer> modifiers, int dimensions, Mark at)
        implements Node {

    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    public TypeName(@Nullable Name schema, String name, List<Integer> modifiers, Mark at) {
        this(schema, name, modifiers, 0, at);
    }
}
