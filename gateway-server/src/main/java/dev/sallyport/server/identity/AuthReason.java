package dev.sallyport.server.identity;

/** Why a caller was not authenticated or not admitted, precisely: for the audit trail and the metrics only. */
public enum AuthReason {
    // the peer certificate
    NO_CERTIFICATE,
    CERTIFICATE_NOT_VALID,
    BAD_SPIFFE_ID,
    FOREIGN_TRUST_DOMAIN,
    // the metadata
    NO_TOKEN(AuthAnswer.MISSING),
    SEVERAL_TOKENS,
    BAD_SCHEME,
    // the form of the token
    TOKEN_TOO_LARGE,
    MALFORMED_CHARS,
    NOT_COMPACT_JWS,
    EMPTY_PART,
    NONCANONICAL_B64,
    // the header
    MALFORMED,
    HEADER_PARAM_NOT_ALLOWED,
    BAD_TYP,
    BAD_KID,
    // the key and the signature
    UNKNOWN_KID,
    KEY_USE,
    ALG_KEY_MISMATCH,
    BAD_SIGNATURE,
    KEYS_UNAVAILABLE(AuthAnswer.UNAVAILABLE),
    // the claims
    MALFORMED_CLAIMS,
    BAD_ISS,
    BAD_AUD,
    BAD_SUB,
    BAD_CLIENT_ID,
    BAD_TXN,
    BAD_JTI,
    BAD_EXP,
    BAD_IAT,
    EXP_BEFORE_IAT,
    LIFETIME_TOO_LONG,
    EXPIRED(AuthAnswer.EXPIRED),
    NOT_YET_VALID,
    IAT_FUTURE,
    BAD_GROUPS,
    BAD_ATTRIBUTES,
    // who acts
    BAD_ACT,
    ACT_EXTRA,
    ACT_TOO_DEEP,
    ACT_EQ_SUB,
    ACT_CLIENT_MISMATCH,
    // the binding to the certificate
    NOT_BOUND,
    BINDING_MISMATCH,
    CLIENT_PEER_MISMATCH,
    BROKER_NOT_ALLOWED(AuthAnswer.NOT_ALLOWED),
    // use
    REPLAYED,
    REPLAY_STORE_FULL,
    // admission to an rpc
    NO_ACT,
    NO_AUDIENCE(AuthAnswer.NOT_ALLOWED),
    AGENT_NOT_ADMITTED(AuthAnswer.NOT_ALLOWED),
    NO_ROLE(AuthAnswer.NOT_ALLOWED);

    private final AuthAnswer answer;

    AuthReason() {
        this(AuthAnswer.REJECTED);
    }

    AuthReason(AuthAnswer answer) {
        this.answer = answer;
    }

    /** What the caller is told instead. */
    public AuthAnswer answer() {
        return answer;
    }
}
