package dev.sallyport.policy;

import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Refusal;

/** The answer to one operation: yes on terms, ask a person, or no. */
public sealed interface Decision {
    Basis basis();

    /** It may run on these terms. */
    record Allow(Obligations obligations, Basis basis) implements Decision {}

    /** It may run on these terms once a person said yes. */
    record Ask(Question question, Obligations obligations, Basis basis) implements Decision {}

    /** It does not run; the refusal is what the caller may know, the basis what the trail keeps. */
    record Deny(Refusal refusal, Basis basis) implements Decision {}
}
