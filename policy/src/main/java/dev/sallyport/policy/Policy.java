package dev.sallyport.policy;

import dev.sallyport.operation.Operation;
import java.time.Instant;

/**
 * Decides: default deny, free of order.
 *
 * <p>An operation is allowed when for every effect there is a grant that matches in every dimension by itself, and asked
 * about when one of those grants or the operation itself gives a reason to. Grants are never merged, and nothing that is missing, unknown or in error ever counts as a match.
 */
public final class Policy {
    private Policy() {}

    /** What exists for the caller on a source from now until the view says; built once, asked often. */
    public static PrincipalView visibility(
            PolicySnapshot snapshot, Identity identity, PolicySource source, Instant now) {
        return visibility(snapshot, identity.principal(), source, now);
    }

    /** The same for whoever the principal names, proven or not; nothing runs on what was not proven. */
    public static PrincipalView visibility(
            PolicySnapshot snapshot, Identity.Principal principal, PolicySource source, Instant now) {
        return new PrincipalView(snapshot, principal, source, now);
    }

    /**
     * Decides on an operation that was read against the view's own catalog.
     *
     * @param wishes what the caller asks for beside it
     */
    public static Decision decide(PrincipalView view, Operation operation, Wishes wishes, Instant now) {
        if (!view.holdsAt(now)) {
            return Denials.outdated(view);
        }
        Decision decided = decided(view, operation, wishes);
        return decided instanceof Decision.Deny
                ? decided
                : wishes.unread(operation)
                        .map(each -> Denials.notRead(view, each))
                        .orElse(decided);
    }

    private static Decision decided(PrincipalView view, Operation operation, Wishes wishes) {
        Chooser chooser = new Chooser(view, operation.kind(), wishes);
        Outcome outcome = new Outcome(view, operation, wishes);
        if (operation.effects().isEmpty()) {
            return chooser.reader().map(outcome::withoutEffects).orElseGet(() -> Denials.noReader(view));
        }
        return switch (new Assignment(chooser, operation).choices()) {
            case Choices.All(var chosen) -> outcome.of(chosen);
            case Choices.Lacking(var none) -> Denials.notAllowed(view, none);
        };
    }
}
