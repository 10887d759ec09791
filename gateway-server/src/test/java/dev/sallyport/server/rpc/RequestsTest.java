package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.RequestState;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Request;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a caller hears of a write, at each step of its road. */
class RequestsTest {
    @Test
    void whatIsAnnouncedRuns() {
        assertState(request(Kind.KIND_INTENT, AuditRecord.Result.newBuilder()), "RUNNING", 0, "UNSPECIFIED");
    }

    @Test
    void whatIsAboutToBeCommittedRunsAndHasChangedNothingYet() {
        Request request = request(Kind.KIND_PRECOMMIT, done(Completion.COMPLETION_UNSPECIFIED));
        assertState(request, "RUNNING", 0, "UNSPECIFIED");
        assertThat(request.getOutcomeIndex()).isZero();
    }

    @Test
    void whatWasKeptIsCompleted() {
        assertEnded(Completion.COMPLETION_COMPLETE, "COMPLETED", 3, "UNSPECIFIED");
        assertEnded(Completion.COMPLETION_RESOLVED_COMMITTED, "COMPLETED", 3, "UNSPECIFIED");
    }

    @Test
    void whatWasNotKeptFailedAndChangedNothing() {
        assertEnded(Completion.COMPLETION_FAILED, "FAILED", 0, "CONFLICT");
        assertEnded(Completion.COMPLETION_CANCELLED, "FAILED", 0, "CONFLICT");
        assertEnded(Completion.COMPLETION_RESOLVED_ROLLED_BACK, "FAILED", 0, "CONFLICT");
    }

    @Test
    void whatNobodySawEndIsUnknownAndClaimsNoChange() {
        assertEnded(Completion.COMPLETION_UNKNOWN, "UNKNOWN", 0, "CONFLICT");
    }

    private static void assertEnded(Completion completion, String state, long affected, String reason) {
        Request request = request(Kind.KIND_OUTCOME, done(completion).setReason("CONFLICT"));
        assertState(request, state, affected, reason);
        assertThat(request.getOutcomeIndex()).isEqualTo(9);
    }

    private static void assertState(Request request, String state, long affected, String reason) {
        assertThat(request.getState().name()).isEqualTo("REQUEST_STATE_" + state);
        assertThat(request.getAffected()).isEqualTo(affected);
        assertThat(request.getReason()).isEqualTo(Reason.valueOf("REASON_" + reason));
        assertThat(request.getAuditIndex()).isEqualTo(7);
    }

    private static AuditRecord.Result.Builder done(Completion completion) {
        return AuditRecord.Result.newBuilder().setCompletion(completion).setRowsAffected(3);
    }

    private static Request request(Kind kind, AuditRecord.Result.Builder result) {
        var state = new RequestState(7, 9, kind, result.build(), Instant.EPOCH);
        return Requests.response("request-1", state).getRequest();
    }
}
