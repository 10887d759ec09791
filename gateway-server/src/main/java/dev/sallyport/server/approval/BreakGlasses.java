package dev.sallyport.server.approval;

import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Break-glass: two admins let the operations of one human on one source run without asking people, for an hour at most, and an
 * auditor looks at it before there is another one. Whether its time is over is judged by the clock on each look.
 */
public final class BreakGlasses {
    private static final Logger LOG = LoggerFactory.getLogger(BreakGlasses.class);
    private static final int MOST = 500;

    private final BreakGlassStore store;
    private final ApprovalTrail trail;
    private final Predicate<String> isSource;
    private final Runnable news;
    private final InstantSource clock;

    /**
     * @param isSource whether there is a source of this name
     * @param news is told behind each change
     */
    public BreakGlasses(
            BreakGlassStore store,
            ApprovalTrail trail,
            Predicate<String> isSource,
            Runnable news,
            InstantSource clock) {
        this.store = store;
        this.trail = trail;
        this.isSource = isSource;
        this.news = news;
        this.clock = clock;
    }

    /** One after a change, or why there was none. */
    public sealed interface Result {
        record Done(BreakGlass glass) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** Proposes one, once for each request; a repeat gets the same. */
    public Result propose(Identity admin, String requestId, BreakGlass.Terms terms) {
        String by = admin.name();
        Optional<BreakGlass> earlier = store.ofRequest(by, requestId);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), terms);
        }
        BreakGlass proposed = BreakGlass.proposed(requestId, terms, by, clock.instant());
        Optional<Refusal> refusal = malformed(admin, terms);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        boolean done = store.insert(proposed, all -> bar(proposed, all).isEmpty(), () -> trail.glass(admin, proposed));
        return done ? done(proposed) : barred(proposed);
    }

    private Result repeated(BreakGlass earlier, BreakGlass.Terms terms) {
        return earlier.terms().equals(terms)
                ? new Result.Done(earlier.at(clock.instant()))
                : new Result.Refused(BreakGlassRefusals.OTHER_TERMS);
    }

    private Optional<Refusal> malformed(Identity admin, BreakGlass.Terms terms) {
        if (!isSource.test(terms.source())) {
            return Optional.of(BreakGlassRefusals.UNKNOWN_SOURCE);
        }
        if (terms.reason().isBlank()) {
            return Optional.of(BreakGlassRefusals.NO_WORDS);
        }
        if (!terms.length().isPositive()) {
            return Optional.of(BreakGlassRefusals.NO_TIME);
        }
        return admin.human().equalsIgnoreCase(terms.human())
                ? Optional.of(BreakGlassRefusals.SAME_PERSON)
                : Optional.empty();
    }

    /** Opens one that another admin proposed. */
    public Result confirm(Identity admin, String name) {
        Optional<BreakGlass> known = find(name);
        if (known.isEmpty()) {
            return new Result.Refused(BreakGlassRefusals.UNKNOWN);
        }
        BreakGlass proposed = known.get();
        if (proposed.state() != BreakGlass.State.PROPOSED) {
            return new Result.Refused(BreakGlassRefusals.NOT_PROPOSED);
        }
        if (proposed.involves(admin)) {
            return new Result.Refused(BreakGlassRefusals.SAME_PERSON);
        }
        BreakGlass open = proposed.confirmed(admin.name(), clock.instant());
        if (!store.change(proposed, open, all -> bar(open, all).isEmpty(), () -> trail.glass(admin, open))) {
            return barred(open);
        }
        LOG.warn(
                "break-glass {} is open: until {} operations run without asking people",
                name,
                open.span().expires());
        return done(open);
    }

    /** Ends one at once; one admin is enough for that. */
    public Result close(Identity admin, String name) {
        Optional<BreakGlass> known = find(name);
        if (known.isEmpty()) {
            return new Result.Refused(BreakGlassRefusals.UNKNOWN);
        }
        return switch (known.get().state()) {
            case OVER, REVIEWED -> new Result.Done(known.get());
            case PROPOSED, OPEN -> changed(admin, known.get(), known.get().closed(clock.instant()));
        };
    }

    /** Says what a look at what ran under it found. */
    public Result review(Identity auditor, String name, String finding) {
        Optional<BreakGlass> known = store.find(name);
        if (known.isEmpty()) {
            return new Result.Refused(BreakGlassRefusals.UNKNOWN);
        }
        BreakGlass glass = known.get();
        Instant now = clock.instant();
        if (glass.stands(now)) {
            return new Result.Refused(BreakGlassRefusals.NOT_OVER);
        }
        if (!glass.awaitsReview(now)) {
            return new Result.Refused(BreakGlassRefusals.NOTHING_TO_REVIEW);
        }
        if (glass.involves(auditor)) {
            return new Result.Refused(BreakGlassRefusals.OWN_REVIEW);
        }
        return finding.isBlank()
                ? new Result.Refused(BreakGlassRefusals.NO_WORDS)
                : changed(auditor, glass, glass.reviewed(auditor.name(), finding));
    }

    /** The newest ones, the newest first. */
    public List<BreakGlass> all() {
        Instant now = clock.instant();
        return store.newest(MOST).stream().map(glass -> glass.at(now)).toList();
    }

    /** The one under which operations of a caller's human, through whichever agent, run on a source at this moment. */
    Optional<BreakGlass> openFor(Identity caller, String source) {
        Instant now = clock.instant();
        return store.opened(source, caller.issuer(), caller.human()).stream()
                .filter(glass -> glass.isOpen(now))
                .findFirst();
    }

    private Optional<BreakGlass> find(String name) {
        return store.find(name).map(glass -> glass.at(clock.instant()));
    }

    private Result changed(Identity by, BreakGlass before, BreakGlass after) {
        return store.change(before, after, _ -> true, () -> trail.glass(by, after))
                ? done(after)
                : new Result.Refused(BreakGlassRefusals.OVERTAKEN);
    }

    private Result done(BreakGlass glass) {
        news.run();
        return new Result.Done(glass);
    }

    private Result barred(BreakGlass glass) {
        return new Result.Refused(bar(glass, store.unreviewed()).orElse(BreakGlassRefusals.OVERTAKEN));
    }

    /** Why one may not be proposed or opened beside the others, so that no two of them make more than an hour. */
    private Optional<Refusal> bar(BreakGlass glass, List<BreakGlass> unreviewed) {
        Instant now = clock.instant();
        List<BreakGlass> others = unreviewed.stream()
                .filter(other -> !other.name().equals(glass.name()))
                .toList();
        return others.stream()
                .filter(other -> other.awaitsReview(now))
                .findFirst()
                .map(BreakGlassRefusals::notReviewed)
                .or(() -> others.stream()
                        .filter(other -> other.stands(now) && other.terms().isWhereOf(glass.terms()))
                        .findFirst()
                        .map(BreakGlassRefusals::another));
    }
}
