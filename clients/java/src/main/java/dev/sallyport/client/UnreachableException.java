package dev.sallyport.client;

import org.jspecify.annotations.Nullable;

/** The gateway could not be reached, or the connection to it was lost. */
public final class UnreachableException extends SallyportException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
