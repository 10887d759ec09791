package dev.sallyport.e2e.bypass;

import java.util.Optional;

/**
 * What is found of one case on one server.
 *
 * @param came what the client received, or why it was not asked
 * @param pair what differed on the pair of databases
 * @param state what changed
 */
record Verdict(Outcome outcome, String came, Optional<String> pair, Optional<String> state) {
    static Verdict of(Outcome outcome, String came) {
        return new Verdict(outcome, came, Optional.empty(), Optional.empty());
    }

    Verdict withPair(Optional<String> difference) {
        return new Verdict(outcome, came, difference, state);
    }

    Verdict withState(Optional<String> change) {
        return new Verdict(outcome, came, pair, change);
    }

    boolean isPassed() {
        return outcome == Outcome.PASSED && pair.isEmpty() && state.isEmpty();
    }

    /** One line for people. */
    String text() {
        return outcome.word()
                + ": "
                + came
                + pair.map(difference -> "; on the pair " + difference).orElse("")
                + state.map(change -> "; " + change).orElse("");
    }
}
