package dev.sallyport.server.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Reason;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import java.util.List;

/** Remembers what statements came to, bounded by the size of their texts; a new snapshot never sees an old plan. */
final class Plans {
    private static final long MOST_CHARACTERS = 64L << 20;
    private static final int OVERHEAD = 4 << 10;

    private final Planner planner;
    private final Cache<Key, Plan> plans = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, Plan _) -> OVERHEAD + length(key.body()))
            .build();

    /** What a plan depends on; parameter values and the time that is left are not among it. */
    private record Key(
            long snapshot, Statement.Body body, List<Class<?>> parameterTypes, Bounds bounds, boolean intentStated) {}

    Plans(Planner planner) {
        this.planner = planner;
    }

    Plan of(Submission submission, RequestSnapshot snapshot) {
        Key key = new Key(
                snapshot.number(),
                submission.statement().body(),
                submission.statement().parameters().stream()
                        .<Class<?>>map(Object::getClass)
                        .toList(),
                submission.bounds(),
                submission.statesIntent());
        Plan known = plans.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Plan made = planner.plan(submission, snapshot);
        if (isLasting(made)) {
            plans.put(key, made);
        }
        return made;
    }

    private static boolean isLasting(Plan plan) {
        return switch (plan) {
            case Plan.Refused refused -> isLasting(refused.refusal().reason());
            case Plan.Runnable _ -> true;
        };
    }

    /**
     * A refusal for lack of time or room says nothing about the next try; and an engine that is asked again for a name that
     * it does not know looks whether it has come.
     */
    private static boolean isLasting(Reason reason) {
        return !reason.isPassing() && reason != Reason.UNKNOWN_OBJECT;
    }

    private static int length(Statement.Body body) {
        return switch (body) {
            case Statement.Body.Text(String sql) -> sql.length();
            case Statement.Body.Command(byte[] bson) -> bson.length;
        };
    }
}
