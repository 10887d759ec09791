package dev.sallyport.server.approval;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/** Why something about a break-glass is not done, and what to do instead. */
final class BreakGlassRefusals {
    static final Refusal UNKNOWN = new Refusal(
            Reason.UNKNOWN_OBJECT,
            "there is no such break-glass",
            "break-glass.name",
            "send a name as `sallyport break-glass list` shows it");

    static final Refusal UNKNOWN_SOURCE = new Refusal(
            Reason.UNKNOWN_OBJECT,
            "there is no such source",
            "break-glass.source",
            "send a name as `sallyport source list` shows it");

    static final Refusal NO_WORDS = new Refusal(
            Reason.MALFORMED,
            "the reason or the finding says nothing",
            "break-glass.words",
            "say it in a few words; whoever comes later reads them");

    static final Refusal NO_TIME = new Refusal(
            Reason.MALFORMED, "the duration is no time at all", "break-glass.duration", "send a time of up to an hour");

    static final Refusal SAME_PERSON = new Refusal(
            Reason.NOT_ALLOWED,
            "two admins open it, neither of them is the human it is for, and one subject at two issuers is one person",
            "break-glass.two-admins",
            "ask another admin");

    static final Refusal OWN_REVIEW = new Refusal(
            Reason.NOT_ALLOWED,
            "neither the human it was for nor an admin who opened it reviews it",
            "break-glass.reviewer",
            "ask another auditor");

    static final Refusal NOT_PROPOSED = new Refusal(
            Reason.CONFLICT,
            "it is not one that waits for a second admin; a proposal ends after 15 minutes",
            "break-glass.proposed",
            "look at its state, and propose a new one where it ended");

    static final Refusal NOT_OVER = new Refusal(
            Reason.CONFLICT,
            "it is not over yet, so more may run under it",
            "break-glass.over",
            "wait until it ends, or let an admin end it with `sallyport break-glass close`");

    static final Refusal NOTHING_TO_REVIEW = new Refusal(
            Reason.CONFLICT,
            "it was reviewed before or was never open, so there is nothing to review",
            "break-glass.review",
            "look at its state; nothing waits for you here");

    static final Refusal OTHER_TERMS = new Refusal(
            Reason.REQUEST_REPEATED,
            "the request id was used to propose something else",
            "request.request_id",
            "send a new UUID with each new request");

    static final Refusal OVERTAKEN = new Refusal(
            Reason.CONFLICT,
            "it changed at the same moment",
            "break-glass.revision",
            "look at it again, and decide anew");

    static Refusal notReviewed(BreakGlass over) {
        return new Refusal(
                Reason.CONFLICT,
                "break-glass `" + over.name()
                        + "` is over and nobody reviewed it, and until then no other one is opened",
                "break-glass.not-reviewed",
                "ask an auditor for `sallyport break-glass review " + over.name() + " --finding TEXT`");
    }

    static Refusal another(BreakGlass other) {
        return new Refusal(
                Reason.CONFLICT,
                "break-glass `" + other.name() + "` for this human on this source is proposed or open",
                "break-glass.another",
                "use that one, or end it with `sallyport break-glass close " + other.name() + "`");
    }

    private BreakGlassRefusals() {}
}
