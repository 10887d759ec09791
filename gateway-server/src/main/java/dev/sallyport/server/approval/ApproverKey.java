package dev.sallyport.server.approval;

import java.time.Instant;

/**
 * The key with which one person signs decisions.
 *
 * @param id its thumbprint (RFC 7638)
 * @param jwk the public key (RFC 7517)
 * @param proposedBy the admin, as issuer and subject
 * @param confirmedBy the other admin; empty while there is none
 */
public record ApproverKey(
        String id,
        String issuer,
        String human,
        String jwk,
        State state,
        String proposedBy,
        String confirmedBy,
        Instant created) {
    /** Where a key stands. */
    public enum State {
        PROPOSED,
        ENROLLED,
        REVOKED
    }

    ApproverKey confirmed(String by) {
        return new ApproverKey(id, issuer, human, jwk, State.ENROLLED, proposedBy, by, created);
    }

    ApproverKey revoked() {
        return new ApproverKey(id, issuer, human, jwk, State.REVOKED, proposedBy, confirmedBy, created);
    }
}
