package dev.sallyport.server.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.operation.Reason;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers what statements came to, by their text and by their shape, bounded by what they take of the heap; a new snapshot, which is
 * one principal's, never sees an old plan.
 */
final class Plans {
    private static final long SHARE_OF_HEAP = 8;
    /** Measured over generated reads; a plan holds its operation as a tree and its record. */
    private static final int BYTES_OF_PLAN = 8 << 10;

    private static final int BYTES_OF_CHARACTER = 24;
    /** A plan holds the catalog that it was made with, which no snapshot needs after that time. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Planner planner;
    private final Cache<Key, Plan> plans = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
            .weigher((Key key, Plan plan) -> BYTES_OF_PLAN + BYTES_OF_CHARACTER * (key.length() + length(plan)))
            .expireAfterAccess(KEPT)
            .build();

    /** What a plan depends on besides the statement; parameter values and the time that is left are not among it. */
    private record Circumstances(
            long snapshot,
            List<Class<?>> parameterTypes,
            Bounds bounds,
            Set<Wishes.Unmask> unmask,
            boolean intentStated) {
        static Circumstances of(Submission submission, RequestSnapshot snapshot) {
            return new Circumstances(
                    snapshot.number(),
                    submission.statement().parameters().stream()
                            .<Class<?>>map(Object::getClass)
                            .toList(),
                    submission.bounds(),
                    submission.unmask(),
                    submission.statesIntent());
        }
    }

    private sealed interface Key {
        int length();

        /** One statement, as it was sent. */
        record Exact(Circumstances circumstances, Statement.Body body) implements Key {
            @Override
            public int length() {
                return body.length();
            }
        }

        /** All statements of one shape. */
        record Shaped(Circumstances circumstances, String shape) implements Key {
            @Override
            public int length() {
                return shape.length();
            }
        }
    }

    Plans(Planner planner) {
        this.planner = planner;
    }

    Plan of(Submission submission, RequestSnapshot snapshot) {
        Circumstances circumstances = Circumstances.of(submission, snapshot);
        Key.Exact exact = new Key.Exact(circumstances, submission.statement().body());
        Plan same = plans.getIfPresent(exact);
        if (same != null) {
            return same;
        }
        Optional<StatementShape> shape = snapshot.engine().shape(submission.statement());
        Plan alike = shape.map(known -> plans.getIfPresent(new Key.Shaped(circumstances, known.key())))
                .orElse(null);
        return alike == null
                ? made(submission, snapshot, exact, shape)
                : with(shape.orElseThrow().literals(), alike);
    }

    /** A plan of the shape, as it stands for the statement with these literals. */
    private static Plan with(List<String> literals, Plan alike) {
        return switch (alike) {
            case Plan.Refused refused -> refused;
            case Plan.Asked _ -> throw new IllegalStateException("a question is shared by no other statement");
            case Plan.Runnable runnable -> runnable.with(literals);
        };
    }

    private Plan made(
            Submission submission, RequestSnapshot snapshot, Key.Exact exact, Optional<StatementShape> shape) {
        Plan made = planner.plan(submission, snapshot);
        if (isLasting(made)) {
            plans.put(exact, made);
            shape.filter(known -> isShared(made, known))
                    .ifPresent(known -> plans.put(new Key.Shaped(exact.circumstances(), known.key()), made));
        }
        return made;
    }

    /**
     * Whether statements with other literals come to the same: not where a refusal points into the text or an approval will
     * hold the rendering, and not where a literal was lost on the way to it.
     */
    private static boolean isShared(Plan plan, StatementShape shape) {
        return switch (plan) {
            case Plan.NotUnderstood _, Plan.Asked _ -> false;
            case Plan.Denied denied -> denied.refusal().position().isEmpty();
            case Plan.Runnable runnable -> runnable.sealed().isMadeOf(shape) && !writesLiteral(runnable.sealed());
        };
    }

    /** What a literal writes is looked at before it runs, so a plan that knows one stands for that one alone. */
    private static boolean writesLiteral(Sealed sealed) {
        return sealed.written().stream().anyMatch(Sealed.Parameter.Bound.class::isInstance);
    }

    /** Characters of what it is, which may be much more than the statement: a view is in it with its definition. */
    private static int length(Plan plan) {
        return switch (plan) {
            case Plan.NotUnderstood _ -> 0;
            case Plan.Ready ready ->
                ready.reading().shape().length() + ready.sealed().canonical().length;
            case Plan.Denied denied -> denied.reading().shape().length();
        };
    }

    private static boolean isLasting(Plan plan) {
        return switch (plan) {
            case Plan.Refused refused -> isLasting(refused.refusal().reason());
            case Plan.Ready _ -> true;
        };
    }

    /**
     * A refusal for lack of time or room says nothing about the next try; and an engine that is asked again for a name that
     * it does not know looks whether it has come.
     */
    private static boolean isLasting(Reason reason) {
        return !reason.isPassing() && reason != Reason.UNKNOWN_OBJECT;
    }
}
