package dev.sallyport.policy;

import dev.sallyport.operation.ColumnName;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a decision stands on, for the trail; an approval is bound to it.
 *
 * @param snapshot hash of the policy snapshot
 * @param grants one entry per effect that a grant allows
 * @param masks every masked column that the operation references
 * @param unmasked every column that a grant that asks shows otherwise than its class says and than every other grant does
 * @param guardrails names of the guardrails that were evaluated
 * @param misses the grants that were near when an effect was denied, nearest first
 */
public record Basis(
        String snapshot,
        List<GrantUse> grants,
        List<MaskUse> masks,
        List<Unmasked> unmasked,
        List<String> guardrails,
        List<NearMiss> misses) {
    public Basis {
        grants = List.copyOf(grants);
        masks = List.copyOf(masks);
        unmasked = List.copyOf(unmasked);
        guardrails = List.copyOf(guardrails);
        misses = List.copyOf(misses);
    }

    /** The columns of {@link #unmasked}, each once. */
    public SortedSet<ColumnName> unmaskedColumns() {
        return unmasked.stream().map(Unmasked::column).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The one grant that an effect runs under. */
    public record GrantUse(int reference, String grant, String etag) {}

    /**
     * One masked column of one reference.
     *
     * @param mask label of the mask
     */
    public record MaskUse(int reference, ColumnName column, String mask) {}

    /** One column of one reference without the mask that would stand there where nobody is asked. */
    public record Unmasked(int reference, ColumnName column) {}
}
