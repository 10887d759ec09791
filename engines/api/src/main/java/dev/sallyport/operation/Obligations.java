package dev.sallyport.operation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an engine must do to an operation that is allowed: made by policy, fulfilled by the engine, never merged.
 *
 * @param references one entry per effect that stands in the statement ({@link Cause#standsInStatement()}), keyed by {@link Effect#reference()}
 * @param hints what the answer must say about itself, in order
 */
public record Obligations(Map<Integer, TableObligation> references, Limits limits, boolean readOnly, List<Hint> hints) {
    public Obligations {
        references = Collections.unmodifiableMap(new TreeMap<>(references));
        hints = List.copyOf(hints);
    }
}
