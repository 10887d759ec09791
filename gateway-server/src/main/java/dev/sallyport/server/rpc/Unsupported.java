package dev.sallyport.server.rpc;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import io.grpc.stub.StreamObserver;

/** The answer of an rpc that this build does not serve yet. */
public final class Unsupported {
    private Unsupported() {}

    /**
     * Refuses the call.
     *
     * @param nextStep what the caller does instead
     */
    public static void answer(StreamObserver<?> response, String rpc, String nextStep) {
        Refusal refusal = new Refusal(
                Reason.UNSUPPORTED, "this version does not serve `" + rpc + "` yet", "gateway.unsupported", nextStep);
        response.onError(RefusalStatus.of(refusal, "", 0));
    }
}
