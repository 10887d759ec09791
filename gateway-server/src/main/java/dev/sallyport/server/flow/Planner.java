package dev.sallyport.server.flow;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Operation;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Policy;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import java.time.InstantSource;
import java.util.List;

/** Reads, decides and seals, in this order: what a request comes to before anything is announced or run. */
record Planner(InstantSource clock) {
    Plan plan(Submission submission, RequestSnapshot snapshot) {
        return switch (snapshot.engine().read(submission.statement(), snapshot.catalog())) {
            case Reading.Opaque(var refusal, var kind) -> new Plan.NotUnderstood(refusal, kind);
            case Reading.Understood reading ->
                switch (decide(snapshot, reading.operation(), submission)) {
                    case Decision.Deny deny -> new Plan.Denied(reading, deny);
                    case Decision.Ask ask ->
                        new Plan.Asked(reading, ask, snapshot.engine().seal(reading, ask.obligations()));
                    case Decision.Allow allow ->
                        new Plan.Runnable(reading, allow, snapshot.engine().seal(reading, allow.obligations()));
                };
        };
    }

    /** The columns of the answer, also of one that a person would have to allow first; none of a refused one. */
    static List<OutputColumn> columns(Plan plan) {
        return switch (plan) {
            case Plan.Refused _ -> List.of();
            case Plan.Ready ready -> ready.sealed().columns();
        };
    }

    private Decision decide(RequestSnapshot snapshot, Operation operation, Submission submission) {
        return Policy.decide(snapshot.view(), operation, submission.wishes(), clock.instant());
    }
}
