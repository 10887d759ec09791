package dev.sallyport.server.rpc.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.rpc.FakeStream;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.DecideApprovalRequest;
import dev.sallyport.v1.GetApprovalEvidenceRequest;
import dev.sallyport.v1.GetApprovalRequest;
import dev.sallyport.v1.GetApprovalResponse;
import dev.sallyport.v1.ListApprovalsRequest;
import dev.sallyport.v1.ListApprovalsResponse;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Approvals on the wire: what is Ann's is nobody else's, and whoever looks is recorded. */
class ApprovalsServiceTest extends ApprovalsOnWire {
    @Test
    void anotherCallerNeitherWaitsForItNorTakesItBack() {
        var _ = asked("a");

        assertThat(wait("bob", "a", "").refused().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(cancel("bob", "a").refused().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(cancel("ann", "b").refused().getDescription())
                .isEqualTo(cancel("bob", "a").refused().getDescription());
    }

    @Test
    void whatHasEndedIsNotTakenBackTwice() {
        var _ = asked("a");

        assertThat(cancel("ann", "a").sent).hasSize(1);
        assertThat(cancel("ann", "a").refused().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(trail.kinds()).containsOnlyOnce(Kind.KIND_APPROVAL_CANCELLED);
    }

    @Test
    void aDecisionWithoutAVerdictIsRefusedAndRecorded() {
        var _ = asked("a");
        var request = DecideApprovalRequest.newBuilder().setName("a").build();

        assertThat(call("bea", service::decideApproval, request).refused().getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(trail.kinds().getLast()).isEqualTo(Kind.KIND_DENIED);
    }

    @Test
    void aListHoldsNoValues() {
        var _ = asked("a");

        assertThat(list("bea", 0, "").getApprovalsList()).singleElement().satisfies(each -> {
            assertThat(each.getStatement()).isEmpty();
            assertThat(each.getIntent()).isEmpty();
            assertThat(each.getOperationFields().isEmpty()).isTrue();
        });
    }

    @Test
    void aListGoesOnWhereItsPageEnded() {
        List.of("a", "b", "c").forEach(this::asked);
        ListApprovalsResponse first = list("bea", 2, "");
        ListApprovalsResponse rest = list("bea", 2, first.getNextPageToken());

        assertThat(names(first)).containsExactly("a", "b");
        assertThat(names(rest)).containsExactly("c");
        assertThat(rest.getNextPageToken()).isEmpty();
    }

    private static List<String> names(ListApprovalsResponse page) {
        return page.getApprovalsList().stream()
                .map(dev.sallyport.v1.Approval::getName)
                .toList();
    }

    /** It shows values, so whoever looked stands in the trail before they see them. */
    @Test
    void whoLooksIsRecorded() {
        var _ = asked("a");

        FakeStream<GetApprovalResponse> shown = call(
                "bea",
                service::getApproval,
                GetApprovalRequest.newBuilder().setName("a").build());
        assertThat(shown.sent.getFirst().getApproval().getStatement()).isEqualTo("delete from orders");
        assertThat(trail.kinds().getLast()).isEqualTo(Kind.KIND_APPROVAL_SHOWN);
        assertThat(trail.records().getLast().getIdentity().getHuman()).isEqualTo("bea");
    }

    @Test
    void ofWhatDoesNotExistThereIsNoEvidence() {
        var request = GetApprovalEvidenceRequest.newBuilder().setName("a").build();

        assertThat(call("bea", service::getApprovalEvidence, request).refused().getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
    }

    private ListApprovalsResponse list(String human, int size, String token) {
        var request = ListApprovalsRequest.newBuilder()
                .setPageSize(size)
                .setPageToken(token)
                .build();
        return call(human, service::listApprovals, request).sent.getFirst();
    }
}
