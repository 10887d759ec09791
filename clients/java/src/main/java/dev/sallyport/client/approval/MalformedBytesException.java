package dev.sallyport.client.approval;

/** Bytes that are not exactly what they should be; nothing of them may be used. */
public final class MalformedBytesException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedBytesException(String what) {
        super(what);
    }
}
