package dev.sallyport.server.approval;

import dev.sallyport.engine.Preview;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.request.Consent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A time in which the operations of one human on one source run without asking people, because two admins say so.
 *
 * @param revision one more with each change
 * @param requestId of the request that proposed it
 * @param state as it was last written; whether its time is over is judged by the clock
 * @param finding what the review found; empty before
 */
public record BreakGlass(
        String name,
        long revision,
        String requestId,
        Terms terms,
        State state,
        Hands hands,
        Span span,
        String finding) {
    private static final Duration PROPOSAL = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Where it stands. */
    public enum State {
        PROPOSED,
        OPEN,
        OVER,
        REVIEWED
    }

    /**
     * For whom, where, and why.
     *
     * @param length how long it is open, an hour at most
     */
    public record Terms(String source, String issuer, String human, String reason, Duration length) {
        public Terms {
            length = (length.compareTo(LONGEST) > 0 ? LONGEST : length).truncatedTo(ChronoUnit.MICROS);
        }

        /** Whether they are about the same human on the same source. */
        boolean isWhereOf(Terms other) {
            return source.equals(other.source) && issuer.equals(other.issuer) && human.equals(other.human);
        }
    }

    /** Who proposed, confirmed and reviewed it, as issuer and subject; empty where nobody did yet. */
    public record Hands(String openedBy, String confirmedBy, String reviewedBy) {}

    /**
     * When it was proposed and opened, and when it ends.
     *
     * @param opened empty while it is not confirmed, and for ever where it never was
     */
    public record Span(Instant created, Optional<Instant> opened, Instant expires) {}

    static BreakGlass proposed(String requestId, Terms terms, String by, Instant now) {
        Instant created = now.truncatedTo(ChronoUnit.MICROS);
        var span = new Span(created, Optional.empty(), created.plus(PROPOSAL));
        String name = UUID.randomUUID().toString();
        return new BreakGlass(name, 1, requestId, terms, State.PROPOSED, new Hands(by, "", ""), span, "");
    }

    BreakGlass confirmed(String by, Instant now) {
        Instant opened = now.truncatedTo(ChronoUnit.MICROS);
        var span = new Span(this.span.created, Optional.of(opened), opened.plus(terms.length));
        return after(State.OPEN, new Hands(hands.openedBy, by, ""), span, "");
    }

    BreakGlass closed(Instant now) {
        var ended = new Span(span.created, span.opened, now.truncatedTo(ChronoUnit.MICROS));
        return after(State.OVER, hands, ended, "");
    }

    BreakGlass reviewed(String by, String found) {
        return after(State.REVIEWED, new Hands(hands.openedBy, hands.confirmedBy, by), span, found);
    }

    private BreakGlass after(State next, Hands by, Span when, String found) {
        return new BreakGlass(name, revision + 1, requestId, terms, next, by, when, found);
    }

    /** The same as it stands at a moment: what is not closed is over when its time is. */
    BreakGlass at(Instant now) {
        return switch (state) {
            case PROPOSED, OPEN ->
                now.isBefore(span.expires)
                        ? this
                        : new BreakGlass(name, revision, requestId, terms, State.OVER, hands, span, finding);
            case OVER, REVIEWED -> this;
        };
    }

    /** Whether something may have run under it that nobody looked at; under a proposal nothing ran. */
    boolean awaitsReview(Instant now) {
        return at(now).state == State.OVER && span.opened.isPresent();
    }

    /** Whether it is proposed or open. */
    boolean stands(Instant now) {
        State judged = at(now).state;
        return judged == State.PROPOSED || judged == State.OPEN;
    }

    boolean isOpen(Instant now) {
        return at(now).state == State.OPEN;
    }

    /** Whether somebody had a hand in it, or is the human; the same subject at another issuer is taken for the same person. */
    boolean involves(Identity somebody) {
        return List.of(terms.human, Identity.subjectOf(hands.openedBy), Identity.subjectOf(hands.confirmedBy)).stream()
                .anyMatch(somebody.human()::equalsIgnoreCase);
    }

    /** The yes of the two admins to one operation; nobody was shown any rows. */
    Consent consent() {
        return new Consent(
                "break-glass " + name,
                List.of(hands.openedBy, hands.confirmedBy),
                Preview.uncounted(Preview.Reversibility.UNKNOWN));
    }
}
