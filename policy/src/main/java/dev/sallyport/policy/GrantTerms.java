package dev.sallyport.policy;

import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Verb;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one grant says of one object for one principal.
 *
 * @param columns every column that is clear or masked, in catalog order
 * @param filter the grant's row filter with the principal's facts in it
 */
record GrantTerms(Grant grant, Map<String, ColumnRule> columns, Optional<RowFilter> filter) {
    private static final Comparator<Limits> WIDEST = Comparator.comparingLong(Limits::rows)
            .thenComparingLong(Limits::bytes)
            .thenComparingLong(Limits::cellBytes)
            .thenComparingLong(Limits::affected)
            .thenComparing(Limits::time)
            .reversed();

    GrantTerms {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    boolean allows(Verb verb) {
        return grant.scope().verbs().contains(verb);
    }

    boolean shows(Set<String> names) {
        return columns.keySet().containsAll(names);
    }

    boolean needsApproval() {
        return grant.terms().approvalRule().isPresent();
    }

    /** Whether who writes under the grant may learn what constraints tell of hidden values and rows. */
    boolean mayAskConstraints() {
        return grant.terms().reserved().writeOracle();
    }

    /** Also by a definition, which may set what a column holds where nothing is written to it. */
    boolean mayWrite(String column) {
        return (allows(Verb.INSERT) || allows(Verb.UPDATE) || allows(Verb.DDL)) && columns.containsKey(column);
    }

    ColumnRule rule(String column) {
        return columns.getOrDefault(column, new ColumnRule.Withheld());
    }

    /** Whether anything of the column is masked that a grant could show; a path without a class is nothing of it. */
    boolean hides(String column) {
        return switch (rule(column)) {
            case ColumnRule.Clear _ -> false;
            case ColumnRule.Masked(Mask.Document(var tree)) ->
                tree.leaves().values().stream().anyMatch(DocumentNode.Masked.class::isInstance);
            case ColumnRule.Masked _, ColumnRule.Withheld _ -> true;
        };
    }

    boolean isMasked(String column) {
        return rule(column).isMasked();
    }

    /**
     * The one that shows most first. A grant that asks a person stands behind every grant that allows by itself; then
     * fewest masked columns among the referenced, no filter, widest bounds, name.
     */
    static Comparator<GrantTerms> showingMostOf(Set<String> referenced) {
        return Comparator.comparing(GrantTerms::needsApproval)
                .thenComparingLong(terms -> terms.masked(referenced))
                .thenComparing(TIES);
    }

    /** For `*`, which references whatever there is: most clear columns, then most columns, then as above. */
    static Comparator<GrantTerms> showingMost() {
        return Comparator.comparing((GrantTerms terms) -> !terms.allows(Verb.READ))
                .thenComparing(GrantTerms::needsApproval)
                .thenComparingLong(terms -> terms.masked(terms.columns.keySet()) - terms.columns.size())
                .thenComparingInt(terms -> -terms.columns.size())
                .thenComparing(TIES);
    }

    private static final Comparator<GrantTerms> TIES = Comparator.comparing(
                    (GrantTerms terms) -> terms.filter.isPresent())
            .thenComparing(terms -> terms.grant.terms().limits(), WIDEST)
            .thenComparing(terms -> terms.grant.name());

    private long masked(Set<String> names) {
        return names.stream().filter(this::isMasked).count();
    }
}
