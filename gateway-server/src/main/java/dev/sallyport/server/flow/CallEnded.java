package dev.sallyport.server.flow;

import dev.sallyport.operation.Refusal;

/** The client is gone, or does not read. */
public final class CallEnded extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public CallEnded(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
