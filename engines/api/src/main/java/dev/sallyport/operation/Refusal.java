package dev.sallyport.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A no, as a value: why, by which rule, and what the caller can do next.
 *
 * <p>Every part may reach the caller, so it names only what the caller sent or what stands in the caller's own catalog:
 * no text of an engine, no value, no hidden name.
 *
 * @param message one plain sentence, lower case, no full stop
 * @param rule what the caller may know of the rule that said no, for example `functions.allow-list`
 */
public record Refusal(Reason reason, String message, String rule, String nextStep, Optional<Position> position) {
    public Refusal {
        requireNonNull(reason);
        requireNonNull(position);
        if (message.isBlank() || rule.isBlank() || nextStep.isBlank()) {
            throw new IllegalArgumentException("a refusal says why, by which rule and what to do next");
        }
    }

    public Refusal(Reason reason, String message, String rule, String nextStep) {
        this(reason, message, rule, nextStep, Optional.empty());
    }

    public Refusal at(Position where) {
        return new Refusal(reason, message, rule, nextStep, Optional.of(where));
    }
}
