package dev.sallyport.client;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** A call that ended without an explanation of the gateway: cancelled, out of time, or broken on the way. */
public final class CallFailedException extends SallyportException {
    private static final long serialVersionUID = 1L;

    private final Status.Code code;

    CallFailedException(Status.Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** How the call ended. */
    public Status.Code code() {
        return code;
    }
}
