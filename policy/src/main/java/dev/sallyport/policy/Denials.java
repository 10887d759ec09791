package dev.sallyport.policy;

import dev.sallyport.operation.Cause;
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
        Effect effect = none.effect();
        return deny(view, none.misses(), Assignment.isConstraint(effect) ? constraint() : missing(effect, none));
    }

    /** Only for an operation that is allowed but for this, so that it tells of no column that the caller cannot see. */
    static Decision notRead(PrincipalView view, Wishes.Unmask unread) {
        return deny(
                view,
                List.of(),
                refusal(
                        "`unmask` names `" + unread.text() + "`, which the operation does not read",
                        Dimension.UNMASK.rule(),
                        "name columns of the tables themselves that the statement reads, each as `object.column`, with its schema in front where it has one"));
    }

    private static Refusal missing(Effect effect, Choice.None none) {
        Dimension nearest = none.misses().isEmpty()
                ? Dimension.OBJECT
                : none.misses().getFirst().failed();
        return switch (nearest) {
            case VERB -> refusal("no grant allows " + verb(effect), nearest.rule(), ASK_AN_ADMIN);
            case COLUMNS ->
                refusal(
                        "no single grant shows every column of `" + object(effect) + "` that is used",
                        nearest.rule(),
                        "use fewer columns, or " + ASK_AN_ADMIN);
            case UNMASK -> unmasked(effect);
            case MASKED_IN_WRITE -> masked(effect);
            case READ_TOO ->
                refusal(
                        "no single grant allows " + verb(effect) + " and reading there too",
                        nearest.rule(),
                        "write without a condition and return nothing, or " + ASK_AN_ADMIN);
            case UNFILTERED ->
                refusal(broughtAlong(effect) + ", where no row filter can hold", nearest.rule(), ASK_AN_ADMIN);
            case INTENT ->
                refusal(
                        verb(effect) + " needs an intent",
                        nearest.rule(),
                        "say in `intent` why the operation is needed");
            case WRITE_ORACLE -> constraint();
            case TASK, WINDOW, DATABASE, OBJECT, CATALOG, IDENTITY ->
                refusal("no grant allows every part of this operation", nearest.rule(), ASK_AN_ADMIN);
        };
    }

    private static Refusal unmasked(Effect effect) {
        return refusal(
                "no grant shows what `unmask` names of `" + object(effect) + "` in the clear",
                Dimension.UNMASK.rule(),
                "leave it out of `unmask` for its mask, or ask an admin for a grant that shows it once a person said yes");
    }

    private static Refusal masked(Effect effect) {
        return new Refusal(
                Reason.MASKED_IN_WRITE,
                effect.cause().standsInStatement()
                        ? "a write may not read a masked column of `" + object(effect) + "`"
                        : broughtAlong(effect) + ", where no mask can hold",
                Dimension.MASKED_IN_WRITE.rule(),
                "use columns that are clear");
    }

    /** One sentence whatever constraint it is: which one there is tells of columns and tables that may be hidden. */
    private static Refusal constraint() {
        return refusal(
                "a constraint on what is written would tell of values or rows that are hidden from you",
                Dimension.WRITE_ORACLE.rule(),
                "leave columns to their defaults where you can, or ask an admin for a grant with `write_oracle`");
    }

    private static Refusal refusal(String message, String rule, String nextStep) {
        return new Refusal(Reason.NOT_ALLOWED, message, rule, nextStep);
    }

    private static Decision deny(PrincipalView view, List<NearMiss> misses, Refusal refusal) {
        return new Decision.Deny(
                refusal, new Basis(view.snapshot().hash(), List.of(), List.of(), List.of(), List.of(), misses));
    }

    /** Only for an object that the caller can see: its name stands in the caller's own catalog. */
    private static String broughtAlong(Effect effect) {
        return effect.cause() == Cause.GENERATED
                ? "the operation computes a generated column of `" + object(effect) + "`"
                : "the operation brings along " + verb(effect);
    }

    private static String verb(Effect effect) {
        return effect.verb().name().toLowerCase(Locale.ROOT) + " on `" + object(effect) + "`";
    }

    private static String object(Effect effect) {
        return effect.target().object();
    }
}
