package dev.sallyport.policy;

import dev.sallyport.operation.Value;
import java.util.Optional;

/** What a row filter may ask of the caller. */
final class IdentityFacts {
    static final String HUMAN = "human";
    private static final String AGENT = "agent";
    private static final String TASK = "task";
    private static final String ATTRIBUTE = "attribute.";

    private IdentityFacts() {}

    static boolean isKnown(String name) {
        return name.equals(HUMAN)
                || name.equals(AGENT)
                || name.equals(TASK)
                || (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length());
    }

    /** The fact as a value; empty when the caller has none of that name. */
    static Optional<Value> of(Identity.Principal principal, String name) {
        return switch (name) {
            case HUMAN -> text(principal.human());
            case AGENT -> text(principal.agent());
            case TASK -> text(principal.task());
            default -> name.startsWith(ATTRIBUTE) ? attribute(principal, name) : Optional.empty();
        };
    }

    private static Optional<Value> attribute(Identity.Principal principal, String name) {
        return Optional.ofNullable(principal.attributes().get(name.substring(ATTRIBUTE.length())))
                .map(attribute -> switch (attribute) {
                    case Identity.Attribute.Text(String value) -> new Value.Text(value);
                    case Identity.Attribute.Number(long value) -> new Value.Int(value);
                });
    }

    private static Optional<Value> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Value.Text(value));
    }
}
