package dev.sallyport.server.rpc.approval;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.Approvals;
import dev.sallyport.server.approval.Requester;
import dev.sallyport.server.flow.Refusals;
import dev.sallyport.server.rpc.RefusalStatus;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.source.Stacks;
import dev.sallyport.v1.ApprovalState;
import dev.sallyport.v1.WaitApprovalRequest;
import dev.sallyport.v1.WaitApprovalResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that wait for a person, each on a virtual thread that does nothing but that; they end with their caller's token. */
public final class Waits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MOST = 1_000;
    private static final int MOST_OF_ONE = 20;
    private static final Refusal TOO_MANY = new Refusal(
            Reason.OVERLOADED,
            "as many calls wait for approvals as may",
            "approvals.waits",
            "ask again in some seconds with the same token");
    private static final Refusal CLOSING = new Refusal(
            Reason.SOURCE_UNAVAILABLE,
            "the gateway is about to stop",
            "gateway.stopping",
            "ask again in some seconds with the same token");
    private static final Refusal BAD_TOKEN = new Refusal(
            Reason.MALFORMED,
            "the resume token is not one that this rpc gave",
            "request.resume_token",
            "send the token as it came, or none");
    private static final Refusal OVER = new Refusal(
            Reason.TOKEN_EXPIRED,
            "the token of this call has expired",
            "credentials.expiry",
            "ask again with a new token and the same resume token");

    private final Approvals approvals;
    private final InstantSource clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Thread, Requester> threads = new ConcurrentHashMap<>();

    public Waits(Approvals approvals, InstantSource clock) {
        this.approvals = approvals;
        this.clock = clock;
    }

    void start(Identity caller, WaitApprovalRequest request, ServerCallStreamObserver<WaitApprovalResponse> stream) {
        Optional<Long> seen = revision(request.getResumeToken());
        if (seen.isEmpty()) {
            stream.onError(RefusalStatus.of(BAD_TOKEN, "", 0));
            return;
        }
        Requester requester = Requester.of(caller);
        long own = threads.values().stream().filter(requester::equals).count();
        if (own >= MOST_OF_ONE || waiting.get() >= MOST) {
            stream.onError(RefusalStatus.of(TOO_MANY, "", 0));
            return;
        }
        var _ = waiting.incrementAndGet();
        Thread thread =
                Thread.ofVirtual().name("approval-wait").unstarted(() -> run(caller, request, seen.get(), stream));
        // it reads and sleeps, nothing else, so that an interrupt breaks nothing
        stream.setOnCancelHandler(thread::interrupt);
        threads.put(thread, requester);
        thread.start();
    }

    private void run(
            Identity caller,
            WaitApprovalRequest request,
            long seen,
            ServerCallStreamObserver<WaitApprovalResponse> stream) {
        try {
            follow(request.getName(), seen, caller.expiry(), stream);
        } catch (InterruptedException e) {
            end(stream, CLOSING);
        } catch (AuditUnavailable unavailable) {
            end(stream, Refusals.of(unavailable));
        } catch (RuntimeException | Error bug) {
            LOG.error("a wait was not answered: {}", Stacks.of(bug));
            end(stream, Unary.BROKEN);
        } finally {
            var _ = threads.remove(Thread.currentThread());
            var _ = waiting.decrementAndGet();
        }
    }

    private static void end(ServerCallStreamObserver<WaitApprovalResponse> stream, Refusal refusal) {
        try {
            if (!stream.isCancelled()) {
                stream.onError(RefusalStatus.of(refusal, "", 0));
            }
        } catch (RuntimeException gone) {
            LOG.debug("a wait ended before it could be told so");
        }
    }

    /** Ends every wait, so that none of them holds up a clean stop. */
    @Override
    public void close() {
        threads.keySet().forEach(Thread::interrupt);
    }

    private void follow(String name, long seen, Instant expiry, ServerCallStreamObserver<WaitApprovalResponse> stream)
            throws InterruptedException {
        long revision = seen;
        while (!stream.isCancelled()) {
            if (!clock.instant().isBefore(expiry)) {
                stream.onError(RefusalStatus.of(OVER, "", 0));
                return;
            }
            Approval now = approvals.await(name, revision, HEARTBEAT).orElseThrow();
            stream.onNext(message(now));
            if (!now.state().isOpen()) {
                stream.onCompleted();
                return;
            }
            revision = now.revision();
        }
    }

    private static WaitApprovalResponse message(Approval approval) {
        return WaitApprovalResponse.newBuilder()
                .setState(ApprovalState.valueOf(
                        "APPROVAL_STATE_" + approval.state().name()))
                .setResumeToken(Long.toString(approval.revision()))
                .setEndedBecause(approval.endedBecause())
                .setExpireTime(Times.message(approval.expires()))
                .build();
    }

    /** Nothing was seen yet where there is no token. */
    private static Optional<Long> revision(String token) {
        try {
            return Optional.of(token.isEmpty() ? 0L : Long.parseLong(token));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
