package dev.sallyport.server.identity;

import dev.sallyport.policy.Identity;

/** Hears who was let in and who was not, for the audit trail and the metrics; called on the call's own thread. */
public interface AuthenticationListener {

    /** The call was admitted. */
    void admitted(Identity identity, String method);

    /** The call was refused before any of the gateway's work began. */
    void refused(RefusedCall call);
}
