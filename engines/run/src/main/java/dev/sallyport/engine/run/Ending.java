package dev.sallyport.engine.run;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/** Why a statement was ended from our side. */
public enum Ending {
    CANCELLED,
    DEADLINE;

    /** SQLSTATE of a statement that was ended before a server could say so. */
    private static final String ENDED = "57014";

    EngineFailure failure() {
        return failure(ENDED);
    }

    /** What the caller is told, with what the server called it for the trail. */
    public EngineFailure failure(String errorClass) {
        return new EngineFailure(refusal(), errorClass);
    }

    private Refusal refusal() {
        return switch (this) {
            case CANCELLED ->
                new Refusal(
                        Reason.CANCELLED, "the statement was cancelled", "source", "send it again when it is wanted");
            case DEADLINE ->
                new Refusal(
                        Reason.DEADLINE,
                        "the statement took longer than the call has time",
                        "source",
                        "narrow the statement or give it more time");
        };
    }
}
