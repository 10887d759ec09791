package dev.sallyport.client;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** A call that did not give a whole answer, and why. */
public abstract sealed class SallyportException extends RuntimeException
        permits RefusedException, UnreachableException, CallFailedException, IncompleteAnswerException {
    private static final long serialVersionUID = 1L;

    SallyportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What a status of any of the services means to the caller. */
    public static SallyportException of(StatusException e) {
        return of(e.getStatus(), e);
    }

    /** What a status of any of the services means to the caller. */
    public static SallyportException of(StatusRuntimeException e) {
        return of(e.getStatus(), e);
    }

    private static SallyportException of(Status status, Throwable cause) {
        return RefusalDetail.of(cause)
                .<SallyportException>map(detail -> new RefusedException(message(status), detail, cause))
                .orElseGet(() -> unexplained(status, cause));
    }

    private static SallyportException unexplained(Status status, Throwable cause) {
        return status.getCode() == Status.Code.UNAVAILABLE
                ? new UnreachableException(firstLine(message(status)) + reason(status), cause)
                : new CallFailedException(status.getCode(), message(status), cause);
    }

    private static String message(Status status) {
        String description = status.getDescription();
        return description == null ? "the call ended with `" + status.getCode() + "`" : description;
    }

    /** What the network said, such as a refused connection; a gateway's own words never come this way. */
    private static String reason(Status status) {
        Throwable network = status.getCause();
        return network == null || network.getMessage() == null ? "" : ": " + firstLine(network.getMessage());
    }

    /** The transport writes its own state behind what went wrong. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
