package dev.sallyport.server.flow;

import dev.sallyport.engine.Engine;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.source.Source;
import java.time.InstantSource;
import java.util.Optional;

/** How an operation of somebody would be decided now, and why: for admins, who may know every name. Nothing runs. */
public final class Explanations {
    private final Snapshots snapshots;
    private final InstantSource clock;

    public Explanations(Snapshots snapshots, InstantSource clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Whose operation it is, and what it would be; the principal is not proven by anything. */
    public record Question(Identity.Principal principal, Source source, Statement statement, Wishes wishes) {}

    /**
     * How it would be decided.
     *
     * @param turnedAway what the caller would hear when nothing is decided: a name that does not exist for them, or a
     *     statement that is not understood
     * @param decided by the caller's own catalog, or by the whole one where the caller cannot name all of it
     */
    public record Explanation(PolicySnapshot policy, Optional<Refusal> turnedAway, Optional<Decided> decided) {}

    /** What it does, and what policy says to that. */
    public record Decided(Reading.Understood reading, Decision decision) {}

    /** Empty while the source has not been reached. */
    public Optional<Explanation> of(Question question) {
        return snapshots.whole(question.principal(), question.source()).map(snapshot -> of(question, snapshot));
    }

    /** What the refusal of that is. */
    public static Refusal unavailable(Source source) {
        return Refusals.unavailable(source.name());
    }

    private Explanation of(Question question, RequestSnapshot snapshot) {
        Engine engine = snapshot.engine();
        if (snapshot.view().isEmpty()) {
            Refusal refusal = Refusals.unknownSource(snapshot.source().name());
            return new Explanation(snapshot.policy(), Optional.of(refusal), byAll(question, snapshot));
        }
        return switch (engine.read(question.statement(), snapshot.catalog())) {
            case Reading.Understood reading ->
                new Explanation(snapshot.policy(), Optional.empty(), decided(question, snapshot, reading));
            case Reading.Opaque(var refusal, var _) ->
                new Explanation(
                        snapshot.policy(),
                        Optional.of(refusal),
                        refusal.reason() == Reason.UNKNOWN_OBJECT ? byAll(question, snapshot) : Optional.empty());
        };
    }

    /** What the caller cannot name may exist all the same, and a grant may have come near it. */
    private Optional<Decided> byAll(Question question, RequestSnapshot snapshot) {
        return snapshot.engine().read(question.statement(), snapshot.whole()) instanceof Reading.Understood reading
                ? decided(question, snapshot, reading)
                : Optional.empty();
    }

    private Optional<Decided> decided(Question question, RequestSnapshot snapshot, Reading.Understood reading) {
        Decision decision = Policy.decide(snapshot.view(), reading.operation(), question.wishes(), clock.instant());
        return Optional.of(new Decided(reading, decision));
    }
}
