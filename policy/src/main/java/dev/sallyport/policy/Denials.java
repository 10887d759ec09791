package dev.sallyport.policy;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.List;
import java.util.Locale;

/** The words of a no: coarse for the caller, precise in the basis. */
final class Denials {
    private static final String ASK_AN_ADMIN = "ask an admin for a grant that covers the whole operation";

    private Denials() {}

    static Decision outdated(PrincipalView view) {
        return deny(
                view,
                List.of(),
                new Refusal(
                        Reason.POLICY_CHANGED,
                        "a grant began or ended while the operation was being decided",
                        Dimension.WINDOW.rule(),
                        "send the request again"));
    }

    static Decision noReader(PrincipalView view) {
        String message = "no grant allows reading from this source";
        return deny(
                view, NearMiss.nearest(view.missed().stream()), refusal(message, Dimension.VERB.rule(), ASK_AN_ADMIN));
    }

    static Decision notAllowed(PrincipalView view, Choice.None none) {
        Dimension nearest = none.misses().isEmpty()
                ? Dimension.OBJECT
                : none.misses().getFirst().failed();
        return deny(
                view,
                none.misses(),
                switch (nearest) {
                    case VERB -> refusal("no grant allows " + verb(none.effect()), nearest.rule(), ASK_AN_ADMIN);
                    case COLUMNS ->
                        refusal(
                                "no single grant shows every column of `" + object(none.effect()) + "` that is used",
                                nearest.rule(),
                                "use fewer columns, or " + ASK_AN_ADMIN);
                    case MASKED_IN_WRITE ->
                        new Refusal(
                                Reason.MASKED_IN_WRITE,
                                "a write may not read a masked column of `" + object(none.effect()) + "`",
                                nearest.rule(),
                                "use columns that are clear");
                    case INTENT ->
                        refusal(
                                verb(none.effect()) + " needs an intent",
                                nearest.rule(),
                                "say in `intent` why the operation is needed");
                    case TASK, WINDOW, DATABASE, OBJECT, CATALOG, IDENTITY ->
                        refusal("no grant allows every part of this operation", nearest.rule(), ASK_AN_ADMIN);
                });
    }

    private static Refusal refusal(String message, String rule, String nextStep) {
        return new Refusal(Reason.NOT_ALLOWED, message, rule, nextStep);
    }

    private static Decision deny(PrincipalView view, List<NearMiss> misses, Refusal refusal) {
        return new Decision.Deny(refusal, new Basis(view.snapshot().hash(), List.of(), List.of(), List.of(), misses));
    }

    /** Only for an object that the caller can see: its name stands in the caller's own catalog. */
    private static String verb(Effect effect) {
        return effect.verb().name().toLowerCase(Locale.ROOT) + " on `" + object(effect) + "`";
    }

    private static String object(Effect effect) {
        return effect.target().object();
    }
}
