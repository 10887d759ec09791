package dev.sallyport.server.identity;

/** Says that an issuer's key set cannot be used. */
final class KeySetException extends Exception {

    private static final long serialVersionUID = 1L;

    private final KeySetFault fault;

    KeySetException(KeySetFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    KeySetFault fault() {
        return fault;
    }
}
