package dev.sallyport.cli.output;

/** A document of the gateway that is not BSON; nothing that came with it may be used. */
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableDocumentException(String what) {
        super(what);
    }
}
