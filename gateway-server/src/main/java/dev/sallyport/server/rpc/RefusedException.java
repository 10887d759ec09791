package dev.sallyport.server.rpc;

import dev.sallyport.operation.Refusal;

/** A request that is refused before it reaches the flow, because its message is not well formed. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
