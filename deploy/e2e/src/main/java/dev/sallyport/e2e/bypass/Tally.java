package dev.sallyport.e2e.bypass;

import java.util.List;

/**
 * What a corpus came to, by the ids of its cases.
 *
 * @param cases that were judged, skipped ones left out
 * @param notShown those that the server lacks something for
 * @param maskable of the cases that may run masked or be refused, those that a server was asked for
 * @param masked of these, those that ran
 */
public record Tally(
        int cases,
        List<String> missed,
        List<String> overBlocked,
        List<String> pairDifferences,
        List<String> stateChanges,
        List<String> deferred,
        List<String> notShown,
        int maskable,
        int masked) {
    public Tally {
        missed = List.copyOf(missed);
        overBlocked = List.copyOf(overBlocked);
        pairDifferences = List.copyOf(pairDifferences);
        stateChanges = List.copyOf(stateChanges);
        deferred = List.copyOf(deferred);
        notShown = List.copyOf(notShown);
    }
}
