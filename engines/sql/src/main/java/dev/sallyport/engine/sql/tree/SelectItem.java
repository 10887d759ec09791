package dev.sallyport.engine.sql.tree;

import org.jspecify.annotations.Nullable;

/** One entry of a select list. */
public sealed interface SelectItem extends Node {

    /** An expression and, where the statement or the resolver gave one, its label. */
    record Output(Expression expression, @Nullable Name label, Mark at) implements SelectItem {}

    /** {@code *}, or {@code t.*} with a qualifier; resolution replaces it by explicit outputs. */
    record Star(@Nullable QualifiedName qualifier, Mark at) implements SelectItem {}
}
