package dev.sallyport.server.rpc;

import dev.sallyport.audit.RequestState;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalEncoding;
import dev.sallyport.server.approval.Consents;
import dev.sallyport.server.flow.DryRuns;
import dev.sallyport.server.flow.Gateway;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.request.Unreadable;
import dev.sallyport.server.trail.OwnRequests;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.server.transport.ReturnsAtOnce;
import dev.sallyport.v1.Bounds;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.DryRunRequest;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.GetRequestRequest;
import dev.sallyport.v1.GetRequestResponse;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What agents call. */
public final class DataAccessService extends DataAccessServiceGrpc.DataAccessServiceImplBase implements ReturnsAtOnce {
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
    private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Refusal MORE_THAN_APPROVED = new Refusal(
            Reason.MALFORMED,
            "what was approved runs as it was stored, so nothing else of a request is taken",
            "request.approval",
            "send source, request id and approval alone");

    private final Gateway gateway;
    private final Consents consents;
    private final DryRuns dryRuns;
    private final OwnRequests requests;
    private final Validation validation;
    private final InstantSource clock;
    private final Executor threads;

    /** @param threads that run operations, and may block for as long as one takes */
    public DataAccessService(
            Gateway gateway,
            Consents consents,
            DryRuns dryRuns,
            OwnRequests requests,
            Validation validation,
            InstantSource clock,
            Executor threads) {
        this.gateway = gateway;
        this.consents = consents;
        this.dryRuns = dryRuns;
        this.requests = requests;
        this.validation = validation;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public List<MethodDescriptor<?, ?>> returningAtOnce() {
        return List.of(DataAccessServiceGrpc.getExecuteMethod());
    }

    /** Sets the call's handlers here and runs it on a thread of its own; see {@link FlowControl}. */
    @Override
    public void execute(ExecuteRequest request, StreamObserver<ExecuteResponse> responses) {
        var stream = (ServerCallStreamObserver<ExecuteResponse>) responses;
        var answer = new WireAnswer(request.getRequestId(), stream, PATIENCE);
        Identity identity = CurrentIdentity.get();
        String peer = CurrentIdentity.peer();
        answer.flow().start(threads, () -> run(request, identity, peer, answer));
    }

    private void run(ExecuteRequest request, Identity identity, String peer, WireAnswer answer) {
        Submission submission;
        try {
            validation.check(request);
            submission = submission(request, identity, peer);
        } catch (RefusedException refused) {
            refuse(request, identity, peer, refused.refusal(), answer);
            return;
        } catch (RuntimeException | Error bug) {
            refuse(request, identity, peer, Unary.broken(bug), answer);
            return;
        }
        gateway.run(submission, answer);
    }

    private Submission submission(ExecuteRequest request, Identity identity, String peer) {
        if (!request.hasApproval()) {
            return Submissions.of(request, identity, peer, deadline());
        }
        ExecuteRequest.Builder rest =
                request.toBuilder().clearRequestId().clearSource().clearApproval();
        if (rest.getBounds().equals(Bounds.getDefaultInstance())) {
            var _ = rest.clearBounds();
        }
        if (!rest.build().equals(ExecuteRequest.getDefaultInstance())) {
            throw new RefusedException(MORE_THAN_APPROVED);
        }
        var call = new ApprovalEncoding.Call(
                identity, peer, request.getRequestId(), request.getSource(), request.getApproval(), deadline());
        return switch (consents.recall(call)) {
            case Consents.Recall.Refused(var refusal) -> throw new RefusedException(refusal);
            case Consents.Recall.Submitted(var submission) -> submission;
        };
    }

    private void refuse(ExecuteRequest request, Identity identity, String peer, Refusal refusal, WireAnswer answer) {
        gateway.refuse(new Unreadable(identity, peer, request.getRequestId(), request.getSource(), refusal), answer);
    }

    /** Runs nothing and records nothing; a message that is not well formed is refused as in Execute. */
    @Override
    public void dryRun(DryRunRequest request, StreamObserver<DryRunResponse> response) {
        Unary.answer(response, () -> {
            validation.check(request);
            return DryRunAnswers.of(
                    dryRuns.of(Submissions.of(request, CurrentIdentity.get(), CurrentIdentity.peer(), deadline())));
        });
    }

    private Instant deadline() {
        var deadline = Context.current().getDeadline();
        Duration wanted =
                deadline == null ? DEFAULT_DEADLINE : Duration.ofMillis(deadline.timeRemaining(TimeUnit.MILLISECONDS));
        return clock.instant().plus(wanted.compareTo(LONGEST_DEADLINE) > 0 ? LONGEST_DEADLINE : wanted);
    }

    /** Own requests only: the key is the caller's issuer, human, agent and task. */
    @Override
    public void getRequest(GetRequestRequest request, StreamObserver<GetRequestResponse> response) {
        Unary.answer(response, () -> {
            validation.check(request);
            return requests.find(CurrentIdentity.get(), request.getRequestId())
                    .map(state -> response(request.getRequestId(), state))
                    .orElseThrow(() -> unknown(request.getRequestId()));
        });
    }

    private GetRequestResponse response(String id, RequestState state) {
        Optional<Approval> asked = state.stage() == RequestState.Stage.WAITING
                ? consents.question(CurrentIdentity.get(), id)
                : Optional.empty();
        return asked.map(approval -> Requests.response(id, state, approval))
                .orElseGet(() -> Requests.response(id, state));
    }

    private static RefusedException unknown(String requestId) {
        return new RefusedException(new Refusal(
                Reason.UNKNOWN_OBJECT,
                "request `" + requestId + "` is not known to the trail of the last 24 hours",
                "requests.own",
                "check the request id; a request that never reached the trail did nothing"));
    }
}
