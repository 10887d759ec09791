package dev.sallyport.server.identity;

import dev.sallyport.operation.Reason;
import io.grpc.Status;

/** What a caller is told of a refused credential: coarse on purpose, the precise reason stays in the trail. */
public enum AuthAnswer {
    MISSING(Status.Code.UNAUTHENTICATED, Reason.CREDENTIALS_MISSING, "credentials rejected"),
    EXPIRED(Status.Code.UNAUTHENTICATED, Reason.TOKEN_EXPIRED, "credentials rejected"),
    REJECTED(Status.Code.UNAUTHENTICATED, Reason.CREDENTIALS_REJECTED, "credentials rejected"),
    NOT_ALLOWED(Status.Code.PERMISSION_DENIED, Reason.NOT_ALLOWED, "not allowed"),
    UNAVAILABLE(Status.Code.UNAVAILABLE, Reason.CREDENTIALS_REJECTED, "credentials cannot be checked now");

    private final Status.Code code;
    private final Reason reason;
    private final String message;

    AuthAnswer(Status.Code code, Reason reason, String message) {
        this.code = code;
        this.reason = reason;
        this.message = message;
    }

    /** The gRPC code of the answer. */
    public Status.Code code() {
        return code;
    }

    /** The reason on the wire. */
    public Reason reason() {
        return reason;
    }

    /** The one sentence of the answer. */
    public String message() {
        return message;
    }
}
