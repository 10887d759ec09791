package dev.sallyport.e2e.generated;

import java.util.Set;

/**
 * A statement made by chance.
 *
 * @param isTotal whether its rows come in an order that leaves nothing open
 * @param clauses what it has
 */
public record GeneratedRead(String sql, boolean isTotal, Set<String> clauses) {
    public GeneratedRead {
        clauses = Set.copyOf(clauses);
    }
}
