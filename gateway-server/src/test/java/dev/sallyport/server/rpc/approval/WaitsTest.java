package dev.sallyport.server.rpc.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.rpc.FakeStream;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.WaitApprovalResponse;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wait tells each change once, and holds up nobody else. */
class WaitsTest extends ApprovalsOnWire {
    @Test
    void aResumeTokenThatIsNoneIsRefused() {
        var _ = asked("a");

        assertThat(wait("ann", "a", "seven").refused().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void oneCallerHasTwentyWaits() {
        var _ = asked("a");
        List<FakeStream<WaitApprovalResponse>> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(wait("ann", "a", ""));
        }

        assertThat(wait("ann", "a", "").refused().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        waits.close();
        open.forEach(each -> assertThat(each.refused().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
        FakeStream<WaitApprovalResponse> next = wait("ann", "a", "");
        assertThat(cancel("ann", "a").sent).hasSize(1);
        next.awaitEnd();
    }

    @Test
    void aWaitTellsHowItStandsAndThenHowItEnded() {
        var _ = asked("a");
        FakeStream<WaitApprovalResponse> wait = wait("ann", "a", "");

        assertThat(cancel("ann", "a").sent).hasSize(1);
        wait.awaitEnd();
        assertThat(wait.sent.getLast().getState()).isEqualTo(dev.sallyport.v1.ApprovalState.APPROVAL_STATE_CANCELLED);
        assertThat(wait.sent.getLast().getEndedBecause()).isNotEmpty();
    }

    @Test
    void aWaitThatGoesOnTellsNothingTwice() {
        Approval approval = asked("a");
        String seen = Long.toString(approval.revision());
        FakeStream<WaitApprovalResponse> wait = wait("ann", "a", seen);

        var _ = cancel("ann", "a");
        wait.awaitEnd();
        assertThat(wait.sent)
                .extracting(WaitApprovalResponse::getState)
                .containsExactly(dev.sallyport.v1.ApprovalState.APPROVAL_STATE_CANCELLED);
    }

    @Test
    void aWaitEndsWithTheTokenOfItsCaller() {
        var _ = asked("a");
        now = Rules.human("ann").expiry();

        assertThat(wait("ann", "a", "").refused().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }
}
