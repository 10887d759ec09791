package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as a cast names it. Without a schema the name is the lower-case words of the statement ({@code double
 * precision}) and is printed without quotes; with one it is a catalog name and is quoted like any other.
 */
public record TypeName(@Nullable Name schema, String name, List<Integer> modifiers, Mark at) implements Node {

    public TypeName {
        modifiers = List.copyOf(modifiers);
    }
}
