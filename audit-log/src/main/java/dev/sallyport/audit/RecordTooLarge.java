package dev.sallyport.audit;

/** A record is longer than an entry of the log may be. */
public final class RecordTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    RecordTooLarge(int bytes) {
        super("the record has `%d` bytes, expected at most `%d`".formatted(bytes, Frame.MAX_PAYLOAD));
    }
}
