package dev.sallyport.server.rpc;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.source.Stacks;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a call with a value, with a short list of them, or with a refusal, nothing else. */
public final class Unary {
    private static final Logger LOG = LoggerFactory.getLogger(Unary.class);

    /** What a caller hears of a fault of ours. */
    public static final Refusal BROKEN = new Refusal(
            Reason.INTERNAL,
            "the gateway could not answer",
            "gateway.internal",
            "send the request again, and tell an admin when it goes on");

    private Unary() {}

    /** Runs the work and sends its value, or the refusal that it threw. */
    public static <T> void answer(StreamObserver<T> response, Supplier<T> work) {
        answerAll(response, () -> List.of(work.get()));
    }

    /** The same for a stream whose messages are all known before the first is sent. */
    public static <T> void answerAll(StreamObserver<T> response, Supplier<List<T>> work) {
        try {
            work.get().forEach(response::onNext);
            response.onCompleted();
        } catch (RefusedException refused) {
            response.onError(RefusalStatus.of(refused.refusal(), refused.request(), refused.auditIndex()));
        } catch (AuditUnavailable failure) {
            response.onError(RefusalStatus.of(dev.sallyport.server.flow.Refusals.of(failure), "", 0));
        } catch (RuntimeException bug) {
            response.onError(RefusalStatus.of(broken(bug), "", 0));
        }
    }

    /** Tells the operator where it broke and the caller only that it did. */
    static Refusal broken(Throwable bug) {
        LOG.error("a call was not answered: {}", Stacks.of(bug));
        return BROKEN;
    }
}
