package dev.sallyport.client;

import dev.sallyport.v1.ExecuteResponse;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;

/** The messages of one call, in order, on the caller's own thread. */
final class Replies {
    private final BlockingClientCall<?, ExecuteResponse> call;

    Replies(BlockingClientCall<?, ExecuteResponse> call) {
        this.call = call;
    }

    /** The next message; empty when the gateway ended the call in good order. */
    @SuppressWarnings("NullAway") // `read` returns null at the end and is not annotated so
    Optional<ExecuteResponse> next() {
        try {
            return Optional.ofNullable(call.read());
        } catch (StatusException e) {
            throw SallyportException.of(e);
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new CallFailedException(io.grpc.Status.Code.CANCELLED, "the waiting thread was interrupted", e);
        }
    }

    void cancel() {
        call.cancel("the caller does not want the rest", null);
    }
}
