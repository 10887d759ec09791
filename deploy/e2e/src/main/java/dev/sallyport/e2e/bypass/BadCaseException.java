package dev.sallyport.e2e.bypass;

/** A file of cases cannot be read; the message says where and what was expected. */
final class BadCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCaseException(String message) {
        super(message);
    }
}
