package dev.sallyport.server.rpc.approval;

import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.BreakGlasses;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.BreakGlass;
import dev.sallyport.v1.BreakGlassServiceGrpc;
import dev.sallyport.v1.BreakGlassState;
import dev.sallyport.v1.CloseBreakGlassRequest;
import dev.sallyport.v1.CloseBreakGlassResponse;
import dev.sallyport.v1.ConfirmBreakGlassRequest;
import dev.sallyport.v1.ConfirmBreakGlassResponse;
import dev.sallyport.v1.ListBreakGlassesRequest;
import dev.sallyport.v1.ListBreakGlassesResponse;
import dev.sallyport.v1.OpenBreakGlassRequest;
import dev.sallyport.v1.OpenBreakGlassResponse;
import dev.sallyport.v1.ReviewBreakGlassRequest;
import dev.sallyport.v1.ReviewBreakGlassResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;

/** What admins call to break the glass, and auditors to review that. */
public final class BreakGlassService extends BreakGlassServiceGrpc.BreakGlassServiceImplBase {
    private static final Duration UNSAID = Duration.ofHours(1);

    private final BreakGlasses glasses;
    private final AdminTrail trail;
    private final Validation validation;

    public BreakGlassService(BreakGlasses glasses, AdminTrail trail, Validation validation) {
        this.glasses = glasses;
        this.trail = trail;
        this.validation = validation;
    }

    @Override
    public void openBreakGlass(OpenBreakGlassRequest request, StreamObserver<OpenBreakGlassResponse> response) {
        Identity admin = CurrentIdentity.get();
        Unary.answer(response, () -> {
            validation.check(request);
            var terms = terms(request);
            var attempt = attempt(
                    request.getRequestId(), terms.source() + " " + terms.issuer() + " " + terms.human(), "propose");
            return OpenBreakGlassResponse.newBuilder()
                    .setBreakGlass(glass(admin, glasses.propose(admin, request.getRequestId(), terms), attempt))
                    .build();
        });
    }

    private static dev.sallyport.server.approval.BreakGlass.Terms terms(OpenBreakGlassRequest request) {
        return new dev.sallyport.server.approval.BreakGlass.Terms(
                request.getSource(),
                request.getIssuer(),
                request.getHuman(),
                request.getReason(),
                request.hasDuration() ? Times.duration(request.getDuration(), "duration") : UNSAID);
    }

    @Override
    public void confirmBreakGlass(
            ConfirmBreakGlassRequest request, StreamObserver<ConfirmBreakGlassResponse> response) {
        Identity admin = CurrentIdentity.get();
        Unary.answer(response, () -> {
            validation.check(request);
            var result = glasses.confirm(admin, request.getName());
            return ConfirmBreakGlassResponse.newBuilder()
                    .setBreakGlass(glass(admin, result, attempt("", request.getName(), "open")))
                    .build();
        });
    }

    @Override
    public void closeBreakGlass(CloseBreakGlassRequest request, StreamObserver<CloseBreakGlassResponse> response) {
        Identity admin = CurrentIdentity.get();
        Unary.answer(response, () -> {
            validation.check(request);
            var result = glasses.close(admin, request.getName());
            return CloseBreakGlassResponse.newBuilder()
                    .setBreakGlass(glass(admin, result, attempt("", request.getName(), "close")))
                    .build();
        });
    }

    @Override
    public void reviewBreakGlass(ReviewBreakGlassRequest request, StreamObserver<ReviewBreakGlassResponse> response) {
        Identity auditor = CurrentIdentity.get();
        Unary.answer(response, () -> {
            validation.check(request);
            var result = glasses.review(auditor, request.getName(), request.getFinding());
            return ReviewBreakGlassResponse.newBuilder()
                    .setBreakGlass(glass(auditor, result, attempt("", request.getName(), "review")))
                    .build();
        });
    }

    @Override
    public void listBreakGlasses(ListBreakGlassesRequest request, StreamObserver<ListBreakGlassesResponse> response) {
        Unary.answer(
                response,
                () -> ListBreakGlassesResponse.newBuilder()
                        .addAllBreakGlasses(glasses.all().stream()
                                .map(BreakGlassService::message)
                                .toList())
                        .build());
    }

    private BreakGlass glass(Identity caller, BreakGlasses.Result result, AdminTrail.Attempt attempt) {
        return switch (result) {
            case BreakGlasses.Result.Done(var glass) -> message(glass);
            case BreakGlasses.Result.Refused(var refusal) -> throw recorded(caller, refusal, attempt);
        };
    }

    private static AdminTrail.Attempt attempt(String requestId, String subject, String action) {
        return new AdminTrail.Attempt(requestId, "break-glass", subject, action);
    }

    private RefusedException recorded(Identity caller, Refusal refusal, AdminTrail.Attempt attempt) {
        return new RefusedException(refusal)
                .recorded(attempt.requestId(), trail.refused(caller, CurrentIdentity.peer(), attempt, refusal));
    }

    private static BreakGlass message(dev.sallyport.server.approval.BreakGlass glass) {
        BreakGlass.Builder message = BreakGlass.newBuilder()
                .setName(glass.name())
                .setSource(glass.terms().source())
                .setIssuer(glass.terms().issuer())
                .setHuman(glass.terms().human())
                .setReason(glass.terms().reason())
                .setState(BreakGlassState.valueOf(
                        "BREAK_GLASS_STATE_" + glass.state().name()))
                .setOpenedBy(glass.hands().openedBy())
                .setConfirmedBy(glass.hands().confirmedBy())
                .setReviewedBy(glass.hands().reviewedBy())
                .setCreateTime(Times.message(glass.span().created()))
                .setExpireTime(Times.message(glass.span().expires()))
                .setFinding(glass.finding());
        glass.span().opened().map(Times::message).ifPresent(message::setOpenTime);
        return message.build();
    }
}
