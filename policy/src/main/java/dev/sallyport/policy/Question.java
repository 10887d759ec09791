package dev.sallyport.policy;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person has to be asked before an operation may run.
 *
 * @param rules the approval rules of the grants that it runs under
 * @param reasons what of the operation itself makes a person look
 * @param discloses whether a count of what it reads or changes would tell the caller what only a yes may
 */
public record Question(Set<String> rules, Set<AskReason> reasons, boolean discloses) {
    public Question {
        rules = Collections.unmodifiableSet(new TreeSet<>(rules));
        reasons = Collections.unmodifiableSet(new TreeSet<>(reasons));
    }

    /** A question that the grants alone make. */
    public Question(Set<String> rules) {
        this(rules, Set.of(), false);
    }

    boolean isEmpty() {
        return rules.isEmpty() && reasons.isEmpty();
    }

    /** Reasons and then rules by their names, for the trail. */
    public String names() {
        return Stream.concat(reasons.stream().map(AskReason::rule), rules.stream())
                .collect(Collectors.joining(", "));
    }

    /** Why a person is asked, for the caller: it names nothing but the rules of the caller's own grants. */
    public String words() {
        return Stream.concat(
                        reasons.stream().map(AskReason::words),
                        rules.stream().map(rule -> "the rule `" + rule + "` asks for it"))
                .collect(Collectors.joining("; "));
    }
}
