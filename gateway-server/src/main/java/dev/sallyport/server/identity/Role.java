package dev.sallyport.server.identity;

/** What a human may do beyond calling: each role stands alone, none includes another. */
public enum Role {
    ADMIN,
    APPROVER,
    AUDITOR
}
