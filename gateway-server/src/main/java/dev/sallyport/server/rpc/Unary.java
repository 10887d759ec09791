package dev.sallyport.server.rpc;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Answers a unary call with a value or with a refusal, nothing else. */
final class Unary {
    static final Refusal BROKEN = new Refusal(
            Reason.INTERNAL,
            "the gateway could not answer",
            "gateway.internal",
            "send the request again, and tell an admin when it goes on");

    private Unary() {}

    static <T> void answer(StreamObserver<T> response, Supplier<T> work) {
        try {
            response.onNext(work.get());
            response.onCompleted();
        } catch (RefusedException refused) {
            response.onError(RefusalStatus.of(refused.refusal(), "", 0));
        } catch (AuditUnavailable failure) {
            response.onError(RefusalStatus.of(dev.sallyport.server.flow.Refusals.of(failure), "", 0));
        }
    }
}
