package dev.sallyport.server.rpc.approval;

import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.ApproverKeys;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.ApproverKey;
import dev.sallyport.v1.ApproverKeyState;
import dev.sallyport.v1.ApproverKeysServiceGrpc;
import dev.sallyport.v1.ConfirmApproverKeyRequest;
import dev.sallyport.v1.ConfirmApproverKeyResponse;
import dev.sallyport.v1.ListApproverKeysRequest;
import dev.sallyport.v1.ListApproverKeysResponse;
import dev.sallyport.v1.ProposeApproverKeyRequest;
import dev.sallyport.v1.ProposeApproverKeyResponse;
import dev.sallyport.v1.RevokeApproverKeyRequest;
import dev.sallyport.v1.RevokeApproverKeyResponse;
import io.grpc.stub.StreamObserver;

/** What admins call to enrol and revoke the keys of approvers. */
public final class ApproverKeysService extends ApproverKeysServiceGrpc.ApproverKeysServiceImplBase {
    private final ApproverKeys keys;
    private final AdminTrail trail;
    private final Validation validation;

    public ApproverKeysService(ApproverKeys keys, AdminTrail trail, Validation validation) {
        this.keys = keys;
        this.trail = trail;
        this.validation = validation;
    }

    @Override
    public void proposeApproverKey(
            ProposeApproverKeyRequest request, StreamObserver<ProposeApproverKeyResponse> response) {
        Identity admin = CurrentIdentity.get();
        Unary.answer(response, () -> {
            validation.check(request);
            var result = keys.propose(admin, request.getIssuer(), request.getHuman(), request.getJwk());
            return ProposeApproverKeyResponse.newBuilder()
                    .setKey(key(admin, result, request.getHuman(), "propose"))
                    .build();
        });
    }

    @Override
    public void confirmApproverKey(
            ConfirmApproverKeyRequest request, StreamObserver<ConfirmApproverKeyResponse> response) {
        Identity admin = CurrentIdentity.get();
        Unary.answer(
                response,
                () -> ConfirmApproverKeyResponse.newBuilder()
                        .setKey(key(admin, keys.confirm(admin, request.getId()), request.getId(), "confirm"))
                        .build());
    }

    @Override
    public void revokeApproverKey(
            RevokeApproverKeyRequest request, StreamObserver<RevokeApproverKeyResponse> response) {
        Identity admin = CurrentIdentity.get();
        Unary.answer(
                response,
                () -> RevokeApproverKeyResponse.newBuilder()
                        .setKey(key(admin, keys.revoke(admin, request.getId()), request.getId(), "revoke"))
                        .build());
    }

    @Override
    public void listApproverKeys(ListApproverKeysRequest request, StreamObserver<ListApproverKeysResponse> response) {
        Unary.answer(
                response,
                () -> ListApproverKeysResponse.newBuilder()
                        .addAllKeys(keys.all().stream()
                                .map(ApproverKeysService::message)
                                .toList())
                        .build());
    }

    private ApproverKey key(Identity admin, ApproverKeys.Result result, String subject, String action) {
        return switch (result) {
            case ApproverKeys.Result.Done(var key) -> message(key);
            case ApproverKeys.Result.Refused(var refusal) -> throw recorded(admin, refusal, subject, action);
        };
    }

    private RefusedException recorded(Identity admin, Refusal refusal, String subject, String action) {
        var attempt = new AdminTrail.Attempt("", "approver-key", subject, action);
        return new RefusedException(refusal)
                .recorded("", trail.refused(admin, CurrentIdentity.peer(), attempt, refusal));
    }

    private static ApproverKey message(dev.sallyport.server.approval.ApproverKey key) {
        return ApproverKey.newBuilder()
                .setId(key.id())
                .setIssuer(key.issuer())
                .setHuman(key.human())
                .setJwk(key.jwk())
                .setState(ApproverKeyState.valueOf(
                        "APPROVER_KEY_STATE_" + key.state().name()))
                .setProposedBy(key.proposedBy())
                .setConfirmedBy(key.confirmedBy())
                .setCreateTime(Times.message(key.created()))
                .build();
    }
}
