package dev.sallyport.server.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Canonical;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.PolicySource;
import dev.sallyport.policy.PrincipalView;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Takes the snapshot that a request is decided on; it is shared by requests while nothing changes. */
public final class Snapshots {
    private static final int MOST_PRINCIPALS = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Sources sources;
    private final Supplier<PolicySnapshot> policy;
    private final InstantSource clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Cache<Key, RequestSnapshot> taken = Caffeine.newBuilder()
            .maximumSize(MOST_PRINCIPALS)
            .expireAfterAccess(KEPT)
            .build();

    public Snapshots(Sources sources, Supplier<PolicySnapshot> policy, InstantSource clock) {
        this.sources = sources;
        this.policy = policy;
        this.clock = clock;
    }

    private record Key(Identity.Principal principal, String source) {}

    /** A snapshot, or the reason why there is none. */
    public sealed interface Result {
        record Taken(RequestSnapshot snapshot) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** A source or database without a grant for the caller gets the answer of one that does not exist. */
    Result of(Submission submission) {
        PolicySnapshot current = policy.get();
        if (!submission.expectedPolicy().isEmpty()
                && !submission.expectedPolicy().equals(current.hash())) {
            return new Result.Refused(Refusals.POLICY_CHANGED);
        }
        return of(submission.identity().principal(), submission.source(), submission.database(), current);
    }

    /** The same for who asks what there is, and sends no operation. */
    public Result of(Identity.Principal principal, String source, String database) {
        return of(principal, source, database, policy.get());
    }

    /** Also a snapshot in which nothing exists for the principal; empty while the database has not been reached. */
    Optional<RequestSnapshot> whole(Identity.Principal principal, Source source) {
        return source.engine().map(engine -> of(source, engine, principal, policy.get(), clock.instant()));
    }

    Optional<Source> source(String name, String database) {
        return sources.find(name).filter(source -> source.serves(database));
    }

    private Result of(Identity.Principal principal, String name, String database, PolicySnapshot current) {
        Instant now = clock.instant();
        return source(name, database)
                .map(source -> of(source, principal, current, now))
                .orElseGet(() -> new Result.Refused(Refusals.unknownSource(name)));
    }

    private Result of(Source source, Identity.Principal principal, PolicySnapshot current, Instant now) {
        return source.engine()
                .map(engine -> existing(of(source, engine, principal, current, now)))
                .orElseGet(() -> unreached(source, principal, current, now));
    }

    /** Without a catalog nobody can say what exists; whoever holds a grant hears that, everybody else nothing. */
    private static Result unreached(Source source, Identity.Principal principal, PolicySnapshot current, Instant now) {
        PolicySource nothing = new PolicySource(source.name(), source.settings().ceiling(), _ -> Optional.empty());
        return new Result.Refused(
                Policy.visibility(current, principal, nothing, now).isEmpty()
                        ? Refusals.unknownSource(source.name())
                        : Refusals.unavailable(source.name()));
    }

    private static Result existing(RequestSnapshot snapshot) {
        return snapshot.view().isEmpty()
                ? new Result.Refused(Refusals.unknownSource(snapshot.source().name()))
                : new Result.Taken(snapshot);
    }

    private RequestSnapshot of(
            Source source, Engine engine, Identity.Principal principal, PolicySnapshot current, Instant now) {
        Catalog whole = engine.catalog();
        Key key = new Key(principal, source.name());
        RequestSnapshot held = taken.getIfPresent(key);
        if (held != null && held.isOf(whole, current, now)) {
            return held;
        }
        RequestSnapshot snapshot = take(source, engine, whole, principal, current, now);
        taken.put(key, snapshot);
        return snapshot;
    }

    private RequestSnapshot take(
            Source source,
            Engine engine,
            Catalog whole,
            Identity.Principal principal,
            PolicySnapshot current,
            Instant now) {
        PolicySource described =
                new PolicySource(source.name(), source.settings().ceiling(), whole::object);
        PrincipalView view = Policy.visibility(current, principal, described, now);
        byte[] hash = hash(whole, current, principal);
        return new RequestSnapshot(
                numbers.incrementAndGet(), source, engine, whole, whole.visibleTo(view), current, view, hash);
    }

    /** The same on every node and after every start: each part is encoded byte by byte, none by an order of the moment. */
    private static byte[] hash(Catalog catalog, PolicySnapshot current, Identity.Principal principal) {
        return Sha256.of(
                Sha256.of(catalog.version()), Sha256.of(current.hash()), Sha256.of(Canonical.encode(principal)));
    }
}
