package dev.sallyport.server.flow;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Submission;
import java.time.InstantSource;
import java.util.List;

/**
 * The first half of the road: what an operation comes to, and nothing is announced, opened or run. It asks no database, so
 * its answer depends on the caller's own catalog and policy alone, and it is remembered nowhere.
 */
public final class DryRuns {
    private final Snapshots snapshots;
    private final Planner planner;
    private final WriteBack writeBack = new WriteBack();

    public DryRuns(Snapshots snapshots, InstantSource clock) {
        this.snapshots = snapshots;
        this.planner = new Planner(clock);
    }

    /** What an operation would come to. */
    public sealed interface Result {
        /** There is nothing to understand it against. */
        record TurnedAway(Refusal refusal) implements Result {}

        /**
         * It was looked at.
         *
         * @param columns of the answer; none when it is refused
         */
        record Planned(Plan plan, List<OutputColumn> columns) implements Result {}
    }

    /** Does what a request would do up to its announcement. */
    public Result of(Submission submission) {
        return switch (snapshots.of(submission)) {
            case Snapshots.Result.Refused(var refusal) -> new Result.TurnedAway(refusal);
            case Snapshots.Result.Taken(var snapshot) -> {
                Plan plan = writeBack.check(planner.plan(submission, snapshot), submission, snapshot);
                yield new Result.Planned(plan, Planner.columns(plan));
            }
        };
    }
}
