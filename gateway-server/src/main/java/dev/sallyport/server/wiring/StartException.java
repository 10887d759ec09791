package dev.sallyport.server.wiring;

/** The gateway does not start; the message says what is wrong and what was expected. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }
}
