package dev.sallyport.client;

/** An answer that cannot be read as a whole: cut off, out of order or damaged; the rows read so far prove nothing. */
public final class IncompleteAnswerException extends SallyportException {
    private static final long serialVersionUID = 1L;

    IncompleteAnswerException(String message) {
        super(message, null);
    }
}
