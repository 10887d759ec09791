package dev.sallyport.engine;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/**
 * The database or the way to it said no.
 *
 * <p>It carries our own words only. What the engine said, its text and its cause, never leaves the engine.
 */
public final class EngineFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final String errorClass;

    /** @param errorClass the engine's code for the trail, for example an SQLSTATE; never a text */
    public EngineFailure(Refusal refusal, String errorClass) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
        this.errorClass = errorClass;
    }

    public Refusal refusal() {
        return refusal;
    }

    public Reason reason() {
        return refusal.reason();
    }

    public String errorClass() {
        return errorClass;
    }
}
