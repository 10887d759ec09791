package dev.sallyport.e2e.bypass;

import dev.sallyport.e2e.bypass.TwinOracle.Match;
import java.util.Optional;

/** Decides one case from what the client received. */
final class Judge {
    private Judge() {}

    /**
     * The verdict without pair and state.
     *
     * @param match how the answer stands to the raw one; empty when it was not compared
     * @param understood how the gateway classifies the statement; empty when it cannot say
     */
    static Verdict judge(Case one, Reply reply, Optional<Match> match, Optional<Understood> understood) {
        Optional<String> canary =
                CanaryOracle.find(one, reply).or(() -> understood.flatMap(said -> CanaryOracle.find(one, said.text())));
        if (canary.isPresent()) {
            return Verdict.of(Outcome.MISSED, canary.get());
        }
        Verdict verdict = byExpected(one, reply, match);
        boolean isHeld = verdict.outcome() != Outcome.MISSED && verdict.outcome() != Outcome.OVER_BLOCKED;
        return one.hasClass() && isHeld ? classified(one, verdict, understood) : verdict;
    }

    private static Verdict classified(Case one, Verdict verdict, Optional<Understood> understood) {
        return understood
                .map(said -> ClassOracle.find(one, said)
                        .map(wrong -> Verdict.of(Outcome.MISSED, wrong))
                        .orElse(verdict))
                .orElseGet(() -> Verdict.of(Outcome.DEFERRED, verdict.came() + ", no dry run says its class"));
    }

    private static Verdict byExpected(Case one, Reply reply, Optional<Match> match) {
        return switch (one.expected()) {
            case DENY, CLASSIFIED_AS_WRITE, CLASSIFIED_AS_DDL -> denied(reply);
            case REQUIRES_APPROVAL -> ran(reply);
            case PARSE_ERROR_DENIED ->
                reply.failure().filter(Failure::isOfParser).isPresent()
                        ? Verdict.of(Outcome.PASSED, reply.text())
                        : Verdict.of(Outcome.MISSED, reply.text() + ", expected a refusal by the gateway's parser");
            case LIMIT_ENFORCED -> limited(reply);
            case MASK -> compared(reply, match, Outcome.OVER_BLOCKED);
            case ALLOWED_MASKED -> masked(one, reply, match);
            case ALLOWED_FILTERED -> compared(reply, match, Outcome.REFUSED);
            case ALLOWED -> plain(reply, match);
        };
    }

    private static Verdict denied(Reply reply) {
        return reply.failed(Failure.Stage.REFUSED)
                ? Verdict.of(Outcome.PASSED, reply.text())
                : Verdict.of(Outcome.MISSED, reply.text() + ", expected a refusal before it runs");
    }

    /** Without a person it was refused, which was looked at before; with one it runs, once. */
    private static Verdict ran(Reply reply) {
        return reply.isWhole()
                ? Verdict.of(Outcome.PASSED, reply.text())
                : Verdict.of(Outcome.OVER_BLOCKED, reply.text() + ", expected that a person could allow it");
    }

    private static Verdict limited(Reply reply) {
        boolean isCut = reply.isWhole()
                && (reply.end().contains("COMPLETION_LIMIT_REACHED")
                        || reply.end().contains("HINT_KIND_TRUNCATED_CELLS"));
        boolean isStopped = isCut || reply.failed(Failure.Stage.REFUSED) || reply.failed(Failure.Stage.STOPPED);
        return isStopped
                ? Verdict.of(Outcome.PASSED, reply.text())
                : Verdict.of(Outcome.MISSED, reply.text() + ", expected a limit to stop it");
    }

    private static Verdict masked(Case one, Reply reply, Optional<Match> match) {
        if (one.hasTwin() || !reply.isWhole()) {
            return compared(reply, match, Outcome.REFUSED);
        }
        return Verdict.of(Outcome.PASSED, reply.text());
    }

    private static Verdict compared(Reply reply, Optional<Match> match, Outcome whenRefused) {
        if (reply.failed(Failure.Stage.REFUSED) || reply.failed(Failure.Stage.STOPPED)) {
            return Verdict.of(whenRefused, reply.text());
        }
        return switch (match.orElse(Match.OTHER)) {
            case EQUAL -> Verdict.of(Outcome.PASSED, reply.text());
            case LESS ->
                Verdict.of(
                        whenRefused == Outcome.OVER_BLOCKED ? Outcome.OVER_BLOCKED : Outcome.MISSED,
                        reply.text() + ", but null where the twin has a value");
            case OTHER -> Verdict.of(Outcome.MISSED, reply.text() + ", not what the twin answers: " + reply.rowTexts());
        };
    }

    private static Verdict plain(Reply reply, Optional<Match> match) {
        return match.filter(Match.EQUAL::equals).isPresent()
                ? Verdict.of(Outcome.PASSED, reply.text())
                : Verdict.of(
                        Outcome.OVER_BLOCKED, reply.text() + (reply.isWhole() ? ", not what the database has" : ""));
    }
}
