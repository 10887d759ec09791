package dev.sallyport.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A grant for this agent and human that did not allow an effect, and the first dimension that failed. */
public record NearMiss(String grant, Dimension failed) {
    private static final int MOST = 16;
    private static final Comparator<NearMiss> NEAREST =
            Comparator.comparing(NearMiss::failed).reversed().thenComparing(NearMiss::grant);

    /** The nearest ones, nearest first. */
    static List<NearMiss> nearest(Stream<NearMiss> misses) {
        return misses.sorted(NEAREST).limit(MOST).toList();
    }
}
