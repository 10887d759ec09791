package dev.sallyport.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/** Leave to open one sealed operation once, tied to the record of the trail that announced it. */
public final class Permit {
    private final Sealed sealed;
    private final long auditIndex;
    private final AtomicBoolean used = new AtomicBoolean();

    private Permit(Sealed sealed, long auditIndex) {
        this.sealed = sealed;
        this.auditIndex = auditIndex;
    }

    /** Only the gateway's flow calls this, and only after the trail took the intent. */
    public static Permit mint(Sealed sealed, long auditIndex) {
        return new Permit(sealed, auditIndex);
    }

    /**
     * Takes what may be run; an engine calls it once.
     *
     * @throws IllegalStateException when the permit was used before
     */
    public Sealed use() {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("permit of record `" + auditIndex + "` was used before");
        }
        return sealed;
    }

    public long auditIndex() {
        return auditIndex;
    }
}
