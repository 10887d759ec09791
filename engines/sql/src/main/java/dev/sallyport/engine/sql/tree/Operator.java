package dev.sallyport.engine.sql.tree;

import org.jspecify.annotations.Nullable;

/** An operator by its symbol and, once resolved, the schema it is found in; then it prints as {@code OPERATOR(s.o)}. */
public record Operator(@Nullable Name schema, String symbol) {

    public static Operator of(String symbol) {
        return new Operator(null, symbol);
    }
}
