package dev.sallyport.server.request;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Decision;
import java.util.List;
import java.util.Optional;

/** What a request comes to before anything runs: a pure function of statement, snapshot and caller. */
public sealed interface Plan {
    /** It ends here. */
    sealed interface Refused extends Plan permits NotUnderstood, Denied {
        /** What the caller hears. */
        Refusal refusal();
    }

    /** Understood, and decided on. */
    sealed interface Decided extends Plan permits Denied, Ready {
        Reading.Understood reading();

        Decision decision();
    }

    /** Decided on and sealed; the caller's parameters are still to be bound. */
    sealed interface Ready extends Decided permits Asked, Runnable {
        Sealed sealed();

        /** The same as one that is not run after all, for a reason that policy does not know. */
        default Denied refused(Refusal refusal) {
            return new Denied(reading(), new Decision.Deny(refusal, decision().basis()));
        }
    }

    /** Not understood completely. */
    record NotUnderstood(Refusal refusal, OperationKind kind) implements Refused {}

    /** Understood and denied. */
    record Denied(Reading.Understood reading, Decision.Deny decision) implements Refused, Decided {
        @Override
        public Refusal refusal() {
            return decision.refusal();
        }
    }

    /** A person has to say yes. */
    record Asked(Reading.Understood reading, Decision.Ask decision, Sealed sealed) implements Ready {
        /** The same once that person did, held to what they were shown. */
        public Runnable approved(Consent consent) {
            var allow = new Decision.Allow(decision.obligations(), decision.basis());
            return new Runnable(reading, allow, sealed.expecting(consent.shown()), Optional.of(consent));
        }
    }

    /**
     * It may run.
     *
     * @param consent the yes that it needed; empty where it needed none
     */
    record Runnable(Reading.Understood reading, Decision.Allow decision, Sealed sealed, Optional<Consent> consent)
            implements Ready {
        public Runnable(Reading.Understood reading, Decision.Allow decision, Sealed sealed) {
            this(reading, decision, sealed, Optional.empty());
        }

        /** Whether it claims its request id and is committed: any of which it is not certain that it only reads. */
        public boolean mayWrite() {
            return reading.operation().kind().mayWrite();
        }

        /** The same plan for a statement of the same shape, which has these literals. */
        public Runnable with(List<String> literals) {
            return new Runnable(reading, decision, sealed.fill(literals), consent);
        }
    }
}
