package dev.sallyport.e2e.generated;

import java.util.Set;

/**
 * A statement made by chance.
 *
 * @param isTotal whether its rows come in an order that leaves nothing open
 * @param clauses what it has
 * @param forms of its parts, as the grammar writes them
 */
public record GeneratedRead(String sql, boolean isTotal, Set<String> clauses, Set<String> forms) {
    public GeneratedRead {
        clauses = Set.copyOf(clauses);
        forms = Set.copyOf(forms);
    }
}
