package dev.sallyport.e2e.bypass;

import dev.sallyport.client.RefusedException;
import dev.sallyport.client.SallyportException;
import dev.sallyport.e2e.Anonymous;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.Effect;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.UnderstoodOperation;
import dev.sallyport.v1.Verb;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the gateway says that it understands a statement.
 *
 * @param kind `UNKNOWN` when it is not understood, `UNSPECIFIED` when it said nothing of use
 * @param changed names of the objects that it changes
 * @param text everything that it said
 */
record Understood(OperationKind kind, Set<String> changed, String text) {
    Understood {
        changed = Set.copyOf(changed);
    }

    static Understood of(DryRunResponse response) {
        String text = Anonymous.text(response);
        if (!response.hasOperation()) {
            return new Understood(OperationKind.OPERATION_KIND_UNKNOWN, Set.of(), text);
        }
        UnderstoodOperation operation = response.getOperation();
        Set<String> changed = operation.getEffectsList().stream()
                .filter(effect -> effect.getVerb() != Verb.VERB_READ && effect.getVerb() != Verb.VERB_EXPLAIN)
                .map(Effect::getTarget)
                .map(target -> target.getObject())
                .collect(Collectors.toSet());
        return new Understood(operation.getKind(), changed, text);
    }

    /** A failed call says that much only when it was refused as not understood. */
    static Understood of(SallyportException failure) {
        boolean isOpaque = failure instanceof RefusedException refused
                && (refused.reason() == Reason.REASON_NOT_UNDERSTOOD || refused.reason() == Reason.REASON_MALFORMED);
        OperationKind kind = isOpaque ? OperationKind.OPERATION_KIND_UNKNOWN : OperationKind.OPERATION_KIND_UNSPECIFIED;
        return new Understood(kind, Set.of(), Anonymous.text(failure));
    }
}
