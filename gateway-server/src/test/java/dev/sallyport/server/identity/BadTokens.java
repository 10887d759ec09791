package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.AuthReason.*;
import static dev.sallyport.server.identity.TokenDraft.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The table of tokens that no gateway may accept, each with the precise reason that the trail must name. */
final class BadTokens {

    private final Forge forge;
    private final long now;
    private final List<Row> rows = new ArrayList<>();

    BadTokens(Forge forge) {
        this.forge = forge;
        this.now = forge.clock.instant().getEpochSecond();
    }

    /** One bad token. */
    record Row(int number, String name, String token, String precise) {
        @Override
        public String toString() {
            return number + " " + name + " -> " + precise;
        }
    }

    List<Row> rows() {
        algorithmsAndKeys();
        keyIds();
        headers();
        signatures();
        forms();
        times();
        issuersAndAudiences();
        subjects();
        confirmations();
        actors();
        documents();
        return rows;
    }

    private TokenDraft good() {
        return forge.good();
    }

    private void row(int number, String name, AuthReason reason, TokenDraft draft) {
        rows.add(new Row(number, name, draft.token(), reason.name()));
    }

    private void param(int number, String name, String parameter, TokenDraft draft) {
        rows.add(new Row(number, name, draft.token(), HEADER_PARAM_NOT_ALLOWED + ":" + parameter));
    }

    private void algorithmsAndKeys() {
        row(1, "alg none, empty signature", EMPTY_PART, good().header("alg", "\"none\"").signature(s -> new byte[0]));
        row(2, "alg None", ALG_KEY_MISMATCH, good().header("alg", "\"None\""));
        row(3, "alg missing", MALFORMED, good().withoutHeader("alg"));
        row(4, "alg empty", ALG_KEY_MISMATCH, good().header("alg", "\"\""));
        row(5, "alg in lower case", ALG_KEY_MISMATCH, good().header("alg", "\"es256\""));
        row(6, "HS256 with the RSA public key", ALG_KEY_MISMATCH, hmac("RS256"));
        row(7, "HS256 with the EC public key", ALG_KEY_MISMATCH, hmac("ES256"));
        row(8, "alg ES256, kid of the RSA key", ALG_KEY_MISMATCH, good().header("kid", "\"RS256\""));
        row(9, "RS256 with the PS256 key", ALG_KEY_MISMATCH, rs256("PS256"));
        row(11, "attacker's key, same kid", BAD_SIGNATURE, good().signedBy(forge.attacker::sign));
        param(12, "attacker's jwk embedded", "jwk", jwk(forge.attacker).signedBy(forge.attacker::sign));
        param(13, "jwk embedded, good signature", "jwk", jwk(forge.key("ES256")));
        param(14, "jku", "jku", good().header("jku", "\"https://attacker.example/keys\""));
        param(15, "x5u", "x5u", good().header("x5u", "\"https://attacker.example/cert\""));
        param(16, "x5c garbage", "x5c", good().header("x5c", "[\"garbage\"]"));
    }

    private TokenDraft hmac(String keyId) {
        var secret = forge.key(keyId).pair().getPublic().getEncoded();
        return good().header("alg", "\"HS256\"").header("kid", quoted(keyId)).signedBy(signed -> hmac(secret, signed));
    }

    private static byte[] hmac(byte[] secret, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TokenDraft rs256(String keyId) {
        var key = forge.key(keyId);
        return good().header("alg", "\"RS256\"").header("kid", quoted(keyId))
                .signedBy(signed -> key.sign("SHA256withRSA", signed));
    }

    private TokenDraft jwk(SigningKey key) {
        return good().header("jwk", "{" + key.jwkMembers() + "}");
    }

    private void keyIds() {
        row(17, "kid missing", BAD_KID, good().withoutHeader("kid"));
        row(18, "kid traverses a path", BAD_KID, good().header("kid", "\"../../dev/null\""));
        row(19, "kid is SQL", BAD_KID, good().header("kid", "\"x' OR '1'='1\""));
        row(20, "kid unknown", UNKNOWN_KID, good().header("kid", "\"nobody\""));
        row(21, "kid is an array", MALFORMED, good().header("kid", "[\"ES256\"]"));
        row(22, "kid of 3000 characters", TOKEN_TOO_LARGE, good().header("kid", quoted("k".repeat(3000))));
        row(23, "key of use enc", KEY_USE, good().header("kid", "\"enc\""));
        row(24, "key without alg", ALG_KEY_MISMATCH, good().header("kid", "\"no-alg\""));
    }

    private void headers() {
        param(25, "b64 false and critical", "b64", good().header("b64", "false").header("crit", "[\"b64\"]"));
        param(26, "b64 false", "b64", good().header("b64", "false"));
        param(27, "crit of an unknown extension", "crit", good().header("crit", "[\"ext\"]").header("ext", "1"));
        param(28, "crit empty", "crit", good().header("crit", "[]"));
        param(29, "zip", "zip", good().header("zip", "\"DEF\""));
        row(30, "typ missing", BAD_TYP, good().withoutHeader("typ"));
        row(31, "typ JWT", BAD_TYP, good().header("typ", "\"JWT\""));
        row(32, "typ dpop+jwt", BAD_TYP, good().header("typ", "\"dpop+jwt\""));
        row(33, "typ txntoken+jwt", BAD_TYP, good().header("typ", "\"txntoken+jwt\""));
        row(34, "alg twice", MALFORMED, good().headerText(h -> h.replace("{", "{\"alg\":\"ES256\",")));
        row(111, "header null", MALFORMED, good().headerText(h -> "null"));
        row(111, "header of spaces", MALFORMED, good().headerText(h -> "   "));
        row(111, "header empty", EMPTY_PART, good().headerText(h -> ""));
    }

    private void signatures() {
        row(35, "sub twice", MALFORMED_CLAIMS, good().claimsText(c -> c.replace("{\"act\"", "{\"sub\":\"eve\",\"act\"")));
        row(36, "one bit of the claims changed", BAD_SIGNATURE, good().text(BadTokens::withOtherBit));
        row(37, "signature truncated", NONCANONICAL_B64, good().text(t -> t.substring(0, t.length() - 1)));
        row(38, "signature all zero", BAD_SIGNATURE, good().signature(s -> new byte[s.length]));
        row(39, "signature r=0 s=1", BAD_SIGNATURE, good().signature(s -> oneAtTheEnd(s.length)));
        var ec = forge.key("ES256");
        row(40, "signature in DER", BAD_SIGNATURE, good().signedBy(signed -> ec.sign("SHA256withECDSA", signed)));
        row(41, "signature empty", EMPTY_PART, good().signature(s -> new byte[0]));
        row(42, "signature spelt otherwise", NONCANONICAL_B64, good().text(BadTokens::lastCharacterOtherwise));
        row(103, "Ed25519 signature S+L", BAD_SIGNATURE, forge.good("EdDSA").signature(BadTokens::plusOrder));
    }

    private static String withOtherBit(String token) {
        var parts = token.split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        parts[1] = SigningKey.base64(claims.replace("token-1", "token-0").getBytes(UTF_8));
        return String.join(".", parts);
    }

    private static byte[] oneAtTheEnd(int length) {
        var signature = new byte[length];
        signature[length - 1] = 1;
        return signature;
    }

    /** 64 bytes leave four bits of the last character unused. */
    private static String lastCharacterOtherwise(String token) {
        return token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1);
    }

    private static byte[] plusOrder(byte[] signature) {
        var order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        var s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64))).add(order);
        var bytes = reversed(s.toByteArray());
        var malleated = signature.clone();
        System.arraycopy(bytes, 0, malleated, 32, 32);
        return malleated;
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private void forms() {
        row(44, "padding", MALFORMED_CHARS, good().text(t -> t.replaceFirst("\\.", "=.")));
        row(45, "leading space", MALFORMED_CHARS, good().text(t -> " " + t));
        row(46, "trailing newline", MALFORMED_CHARS, good().text(t -> t + "\n"));
        row(47, "four parts", NOT_COMPACT_JWS, good().text(t -> t + ".e30"));
        row(48, "a compact JWE", NOT_COMPACT_JWS, good().text(t -> "eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn"));
        row(49, "JSON serialization", MALFORMED_CHARS, good().text(t -> "{\"payload\":\"e30\",\"signatures\":[]}"));
        row(50, "claims are not JSON", MALFORMED_CLAIMS, good().claimsText(c -> "hello"));
        row(51, "claims are an array", MALFORMED_CLAIMS, good().claimsText(c -> "[" + c + "]"));
        row(52, "600 deep", MALFORMED_CLAIMS, good().claim("x", "[".repeat(600) + "]".repeat(600)));
        row(53, "64 KiB", TOKEN_TOO_LARGE, good().claim("x", quoted("x".repeat(48 * 1024))));
        row(54, "1 MiB", TOKEN_TOO_LARGE, good().claim("x", quoted("x".repeat(768 * 1024))));
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
        row(87, "cnf of another certificate", BINDING_MISMATCH, cnf("\"x5t#S256\":" + quoted(Sha256.of("other"))));
        row(88, "cnf with jkt only", NOT_BOUND, cnf("\"jkt\":" + quoted(Sha256.of("key"))));
        row(89, "cnf with SHA-1 only", NOT_BOUND, cnf("\"x5t\":\"2jmj7l5rSw0yVb_vlWAYkK_YBwk\""));
        row(90, "cnf with jkt too", NOT_BOUND, cnf(thumbprint + ",\"jkt\":" + quoted(Sha256.of("key"))));
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
        row(105, "byte order mark", MALFORMED_CLAIMS, good().claimsText(c -> "\uFEFF" + c));
        row(106, "text after the claims", MALFORMED_CLAIMS, good().claimsText(c -> c + "x"));
        row(107, "single quotes", MALFORMED_CLAIMS, good().claimsText(c -> c.replace('"', '\'')));
        row(108, "NaN", MALFORMED_CLAIMS, good().claim("x", "NaN"));
        row(109, "a comment", MALFORMED_CLAIMS, good().claimsText(c -> c.replace("{\"act\"", "{/* */\"act\"")));
    }
}
