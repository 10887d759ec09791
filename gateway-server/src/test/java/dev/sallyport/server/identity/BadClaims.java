package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.AuthReason.*;
import static dev.sallyport.server.identity.TokenDraft.quoted;

import dev.sallyport.server.digest.Sha256;
import java.util.List;

/** The rows whose fault is in the claims. */
final class BadClaims {

    private final Forge forge;
    private final long now;
    private final BadTokens table;

    BadClaims(Forge forge) {
        this.forge = forge;
        this.now = forge.clock.instant().getEpochSecond();
        this.table = new BadTokens(forge);
    }

    List<BadTokens.Row> rows() {
        times();
        issuersAndAudiences();
        subjects();
        confirmations();
        actors();
        documents();
        return table.rows();
    }

    private TokenDraft good() {
        return table.good();
    }

    private void row(int number, String name, AuthReason reason, TokenDraft draft) {
        table.row(number, name, reason, draft);
    }

    private void times() {
        row(55, "exp missing", BAD_EXP, good().without("exp"));
        row(56, "exp 5 minutes ago", EXPIRED, good().claim("iat", now - 900).claim("exp", now - 300));
        row(57, "exp 45 seconds ago", EXPIRED, good().claim("iat", now - 600).claim("exp", now - 45));
        row(58, "exp is text", MALFORMED_CLAIMS, good().claim("exp", quoted(Long.toString(now + 600))));
        row(59, "exp 1e308", BAD_EXP, good().claim("exp", "1e308"));
        row(60, "exp negative", BAD_EXP, good().claim("exp", "-1"));
        row(61, "exp in ten years", LIFETIME_TOO_LONG, good().claim("exp", now + 315_360_000L));
        row(62, "exp in milliseconds", BAD_EXP, good().claim("exp", (now + 600) * 1000));
        row(63, "exp null", BAD_EXP, good().claim("exp", "null"));
        row(64, "iat missing", BAD_IAT, good().without("iat"));
        row(65, "iat in 10 minutes", IAT_FUTURE, good().claim("iat", now + 600).claim("exp", now + 900));
        row(66, "nbf in 10 minutes", NOT_YET_VALID, good().claim("nbf", now + 600));
        row(67, "exp before iat", EXP_BEFORE_IAT, good().claim("iat", now).claim("exp", now - 10));
    }

    private void issuersAndAudiences() {
        row(68, "iss missing", BAD_ISS, good().without("iss"));
        row(69, "iss of another", BAD_ISS, good().claim("iss", "\"https://other.example\""));
        row(70, "iss with a slash", BAD_ISS, good().claim("iss", quoted(Forge.ISSUER + "/")));
        row(71, "iss is an array", MALFORMED_CLAIMS, good().claim("iss", "[" + quoted(Forge.ISSUER) + "]"));
        row(72, "aud missing", BAD_AUD, good().without("aud"));
        row(73, "aud of another", BAD_AUD, good().claim("aud", "\"https://other.example\""));
        row(74, "aud of two", BAD_AUD, good().claim("aud", "[" + quoted(Forge.AUDIENCE) + ",\"other\"]"));
        row(75, "aud prefix", BAD_AUD, good().claim("aud", quoted(Forge.AUDIENCE.substring(0, 10))));
        row(76, "aud empty array", BAD_AUD, good().claim("aud", "[]"));
    }

    private void subjects() {
        row(77, "sub missing", BAD_SUB, good().without("sub"));
        row(78, "sub empty", BAD_SUB, good().claim("sub", "\"\""));
        row(79, "sub is a number", BAD_SUB, good().claim("sub", "7"));
        row(80, "sub with a newline", BAD_SUB, good().claim("sub", "\"alice\\nadmin\""));
        row(81, "sub with NUL", BAD_SUB, good().claim("sub", "\"alice\\u0000\""));
        row(82, "sub with a look-alike letter", BAD_SUB, good().claim("sub", "\"\u0430lice\""));
        row(83, "sub of 1000 characters", BAD_SUB, good().claim("sub", quoted("a".repeat(1000))));
        row(84, "jti missing", BAD_JTI, good().without("jti"));
        row(100, "client_id missing", BAD_CLIENT_ID, good().without("client_id"));
        row(101, "txn missing", BAD_TXN, good().without("txn"));
    }

    private void confirmations() {
        var thumbprint = "\"x5t#S256\":" + quoted(forge.agent.thumbprint());
        row(86, "cnf missing", NOT_BOUND, good().without("cnf"));
        row(
                87,
                "cnf of another certificate",
                BINDING_MISMATCH,
                cnf("\"x5t#S256\":" + quoted(Sha256.base64(Sha256.of("other")))));
        row(88, "cnf with jkt only", NOT_BOUND, cnf("\"jkt\":" + quoted(Sha256.base64(Sha256.of("key")))));
        row(89, "cnf with SHA-1 only", NOT_BOUND, cnf("\"x5t\":\"2jmj7l5rSw0yVb_vlWAYkK_YBwk\""));
        row(90, "cnf with jkt too", NOT_BOUND, cnf(thumbprint + ",\"jkt\":" + quoted(Sha256.base64(Sha256.of("key")))));
        row(91, "cnf is text", NOT_BOUND, good().claim("cnf", quoted(forge.agent.thumbprint())));
        row(92, "cnf in hex", BINDING_MISMATCH, cnf("\"x5t#S256\":" + quoted("ab".repeat(32))));
    }

    private TokenDraft cnf(String members) {
        return good().claim("cnf", "{" + members + "}");
    }

    private void actors() {
        row(94, "act is text", BAD_ACT, good().claim("act", quoted(Forge.AGENT)));
        row(95, "act without sub", BAD_ACT, good().claim("act", "{}"));
        row(96, "act is not the client", ACT_CLIENT_MISMATCH, good().claim("act", "{\"sub\":\"other\"}"));
        row(97, "act 6 deep", ACT_TOO_DEEP, good().claim("act", act(6)));
        row(98, "act is the human", ACT_EQ_SUB, good().claim("act", "{\"sub\":" + quoted(Forge.HUMAN) + "}"));
        row(99, "act with exp", ACT_EXTRA, good().claim("act", "{\"sub\":" + quoted(Forge.AGENT) + ",\"exp\":1}"));
        row(110, "act 100 deep", ACT_TOO_DEEP, good().claim("act", act(100)));
    }

    private static String act(int depth) {
        var act = "{\"sub\":\"a\"}";
        for (int link = 1; link < depth; link++) {
            act = "{\"sub\":\"a\",\"act\":" + act + "}";
        }
        return act;
    }

    private void documents() {
        row(52, "600 deep", MALFORMED_CLAIMS, good().claim("x", "[".repeat(600) + "]".repeat(600)));
        row(51, "claims are an array", MALFORMED_CLAIMS, good().claimsText(c -> "[" + c + "]"));
        row(50, "claims are not JSON", MALFORMED_CLAIMS, good().claimsText(c -> "hello"));
        row(
                35,
                "sub twice",
                MALFORMED_CLAIMS,
                good().claimsText(c -> c.replace("{\"act\"", "{\"sub\":\"eve\",\"act\"")));
        row(105, "byte order mark", MALFORMED_CLAIMS, good().claimsText(c -> "\uFEFF" + c));
        row(106, "text after the claims", MALFORMED_CLAIMS, good().claimsText(c -> c + "x"));
        row(107, "single quotes", MALFORMED_CLAIMS, good().claimsText(c -> c.replace('"', '\'')));
        row(108, "NaN", MALFORMED_CLAIMS, good().claim("x", "NaN"));
        row(109, "a comment", MALFORMED_CLAIMS, good().claimsText(c -> c.replace("{\"act\"", "{/* */\"act\"")));
    }
}
