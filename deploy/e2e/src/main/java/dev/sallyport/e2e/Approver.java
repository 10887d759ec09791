package dev.sallyport.e2e;

import dev.sallyport.client.Sallyport;
import dev.sallyport.client.approval.DecisionPayload;
import dev.sallyport.client.approval.DecisionSigner;
import dev.sallyport.client.approval.MalformedBytesException;
import dev.sallyport.client.approval.OperationFields;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalsServiceGrpc;
import dev.sallyport.v1.ApprovalsServiceGrpc.ApprovalsServiceBlockingStub;
import dev.sallyport.v1.DecideApprovalRequest;
import dev.sallyport.v1.GetApprovalEvidenceRequest;
import dev.sallyport.v1.GetApprovalRequest;
import dev.sallyport.v1.ListApprovalsRequest;
import dev.sallyport.v1.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A person who decides: looks at what would run, and signs with the key of their own certificate. */
public final class Approver implements AutoCloseable {
    private static final int PAGE = 1_000;

    private final Sallyport gateway;
    private final String human;
    private final DecisionSigner signer;

    Approver(Sallyport gateway, String human, DecisionSigner signer) {
        this.gateway = gateway;
        this.human = human;
        this.signer = signer;
    }

    private ApprovalsServiceBlockingStub approvals() {
        return ApprovalsServiceGrpc.newBlockingStub(gateway.channel());
    }

    /** One approval as it stands. */
    public Approval look(String name) {
        return approvals()
                .getApproval(GetApprovalRequest.newBuilder().setName(name).build())
                .getApproval();
    }

    /** All that there are, the oldest first. */
    public List<Approval> all() {
        List<Approval> all = new ArrayList<>();
        String token = "";
        do {
            var page = approvals()
                    .listApprovals(ListApprovalsRequest.newBuilder()
                            .setPageSize(PAGE)
                            .setPageToken(token)
                            .build());
            all.addAll(page.getApprovalsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    /** Says yes. */
    public Approval approve(String name) {
        return decide(name, Verdict.VERDICT_APPROVE);
    }

    /** Says no. */
    public Approval reject(String name) {
        return decide(name, Verdict.VERDICT_REJECT);
    }

    /** Signs what the bytes of the operation say, and not what is told of them. */
    private Approval decide(String name, Verdict verdict) {
        try {
            OperationFields fields = OperationFields.of(name, look(name));
            var payload = new DecisionPayload(
                    fields.digest(),
                    verdict,
                    name,
                    DevAuthority.ISSUER,
                    human,
                    Instant.now(),
                    DecisionPayload.reason(""));
            return approvals()
                    .decideApproval(DecideApprovalRequest.newBuilder()
                            .setName(name)
                            .setOperationDigest(fields.digest())
                            .setVerdict(verdict)
                            .setSignature(signer.sign(payload))
                            .build())
                    .getApproval();
        } catch (MalformedBytesException e) {
            throw new IllegalStateException("the gateway shows another operation than it names", e);
        }
    }

    /** What a third party checks the decisions by. */
    public byte[] evidence(String name) {
        return approvals()
                .getApprovalEvidence(
                        GetApprovalEvidenceRequest.newBuilder().setName(name).build())
                .getEvidence()
                .toByteArray();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
