package dev.sallyport.server.identity;

/** Why an issuer's key set was refused as a whole. */
public enum KeySetFault {
    UNREACHABLE,
    TOO_LARGE,
    NOT_A_KEY_SET,
    TOO_MANY_KEYS,
    BAD_KID,
    DUPLICATE_KID,
    SYMMETRIC_KEY,
    PRIVATE_KEY,
    WEAK_KEY,
    UNSUPPORTED_KEY
}
