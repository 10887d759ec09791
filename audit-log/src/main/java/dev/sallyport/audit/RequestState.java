package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.AuditRecord.Result;
import java.time.Instant;

/** What became of a request so far: its first and latest durable records, and the latest one's kind and result. */
public record RequestState(long firstIndex, long latestIndex, Kind kind, Result result, Instant firstSeen) {
    /** Where a request stands. */
    public enum Stage {
        RUNNING,
        WAITING,
        REFUSED,
        ENDED
    }

    /** Where it stands, by the kind of its latest record. */
    public Stage stage() {
        return switch (kind) {
            case KIND_DENIED -> Stage.REFUSED;
            case KIND_OUTCOME -> Stage.ENDED;
            case KIND_APPROVAL_REQUESTED, KIND_APPROVAL_CONSUMED -> Stage.WAITING;
            case KIND_APPROVAL_CANCELLED -> Stage.REFUSED;
            default -> Stage.RUNNING;
        };
    }

    RequestState followedBy(RequestState next) {
        return new RequestState(firstIndex, next.latestIndex, next.kind, next.result, firstSeen);
    }
}
