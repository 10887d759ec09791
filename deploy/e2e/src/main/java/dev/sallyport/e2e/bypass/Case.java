package dev.sallyport.e2e.bypass;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One case of the corpus.
 *
 * @param minVersion first major version of the server that has the feature; 0 for every one
 * @param also a second thing that must hold
 * @param targets tables that the classification must name
 * @param canaries strings that must not reach the client anywhere
 * @param forbidden strings of hidden rows
 * @param oracles the oracles that it names, beside those that hold for every case
 * @param filter the row filter that it assumes
 */
record Case(
        String id,
        String engine,
        String category,
        String principal,
        String operation,
        List<String> parameters,
        Expected expected,
        Optional<Expected> also,
        int minVersion,
        List<String> targets,
        List<String> canaries,
        List<String> forbidden,
        Set<String> oracles,
        Optional<HiddenRows> filter) {
    static final String TWIN = "twin";
    static final String SAME_ERROR = "same_error_as_missing";
    static final String ROW_FILTER = "row_filter";

    Case {
        parameters = List.copyOf(parameters);
        targets = List.copyOf(targets);
        canaries = List.copyOf(canaries);
        forbidden = List.copyOf(forbidden);
        oracles = Set.copyOf(oracles);
    }

    /** Whether its rows are compared with those of the twin. */
    boolean hasTwin() {
        return expected == Expected.MASK || expected == Expected.ALLOWED_FILTERED || oracles.contains(TWIN);
    }

    /** Whether it needs a filter that its assumption does not tell in words that are understood. */
    boolean lacksFilter() {
        return category.equals(ROW_FILTER) && filter.isEmpty();
    }

    /** Whether it must be classified as something. */
    boolean hasClass() {
        return expected.isClass() || also.filter(Expected::isClass).isPresent();
    }

    /** Whether it changes data or definitions, as far as it is said. */
    boolean changes() {
        return hasClass() || expected == Expected.REQUIRES_APPROVAL;
    }

    /** Whether rows come in an order that the statement asks for. */
    boolean isOrdered() {
        return operation.toLowerCase(Locale.ROOT).matches("(?s).*\\border\\s+by\\b.*");
    }
}
