package dev.sallyport.server.identity;

/** Carries a rejection out of the nested checks of one credential; becomes a value before it leaves the package. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final AuthReason reason;
    private final String detail;

    RejectedException(AuthReason reason) {
        this(reason, "");
    }

    RejectedException(AuthReason reason, String detail) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Verification.Rejected rejected() {
        return new Verification.Rejected(reason, detail);
    }

    static void require(boolean holds, AuthReason reason) throws RejectedException {
        if (!holds) {
            throw new RejectedException(reason);
        }
    }
}
