package dev.sallyport.server.rpc;

import dev.sallyport.operation.Refusal;

/**
 * A call that is refused outside of the flow: its message is not well formed, it names an object or an etag that is not
 * the present one, or the source that it needs is not there.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final String request;
    private final long auditIndex;

    public RefusedException(Refusal refusal) {
        this(refusal, "", 0);
    }

    private RefusedException(Refusal refusal, String request, long auditIndex) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
        this.request = request;
        this.auditIndex = auditIndex;
    }

    /** The same refusal once it stands in the trail. */
    public RefusedException recorded(String ofRequest, long at) {
        return new RefusedException(refusal, ofRequest, at);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The request id; empty when the call has none. */
    String request() {
        return request;
    }

    /** Its place in the trail; 0 when it has none. */
    long auditIndex() {
        return auditIndex;
    }
}
