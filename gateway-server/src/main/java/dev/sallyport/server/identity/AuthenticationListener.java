package dev.sallyport.server.identity;

import dev.sallyport.policy.Identity;

/** Hears who was let in and who was not, for the audit trail and the metrics; called on the call's own thread. */
public interface AuthenticationListener {

    /** The call was admitted. */
    void admitted(Identity identity, String method);

    /** The credentials were refused, so nobody is known to have called. */
    void refused(RefusedCall call);

    /** The caller is known and may not call this rpc. */
    void notAdmitted(Identity identity, RefusedCall call);
}
