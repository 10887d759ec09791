package dev.sallyport.server.request;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Decision;

/** What a request comes to before anything runs: a pure function of statement, snapshot and caller. */
public sealed interface Plan {
    /** Not understood completely. */
    record NotUnderstood(Refusal refusal, OperationKind kind) implements Plan {}

    /** Understood, and decided on. */
    sealed interface Decided extends Plan {
        Reading.Understood reading();

        Decision decision();
    }

    /** Understood and denied. */
    record Denied(Reading.Understood reading, Decision.Deny decision) implements Decided {}

    /** Understood; a person has to say yes. */
    record Asked(Reading.Understood reading, Decision.Ask decision) implements Decided {}

    /** Understood, allowed and sealed; the caller's parameters are still to be bound. */
    record Runnable(Reading.Understood reading, Decision.Allow decision, Sealed sealed) implements Decided {}
}
