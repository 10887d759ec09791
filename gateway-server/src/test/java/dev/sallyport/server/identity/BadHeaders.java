package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.AuthReason.*;
import static dev.sallyport.server.identity.TokenDraft.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The rows whose fault is in the header, the key, the signature or the form. */
final class BadHeaders {

    private final Forge forge;

    private final BadTokens table;

    BadHeaders(Forge forge) {
        this.forge = forge;

        this.table = new BadTokens(forge);
    }

    List<BadTokens.Row> rows() {
        algorithmsAndKeys();
        keyIds();
        headers();
        signatures();
        forms();
        return table.rows();
    }

    private TokenDraft good() {
        return table.good();
    }

    private void row(int number, String name, AuthReason reason, TokenDraft draft) {
        table.row(number, name, reason, draft);
    }

    private void algorithmsAndKeys() {
        row(
                1,
                "alg none, empty signature",
                EMPTY_PART,
                good().header("alg", "\"none\"").signature(s -> new byte[0]));
        row(2, "alg None", ALG_KEY_MISMATCH, good().header("alg", "\"None\""));
        row(3, "alg missing", MALFORMED, good().withoutHeader("alg"));
        row(4, "alg empty", ALG_KEY_MISMATCH, good().header("alg", "\"\""));
        row(5, "alg in lower case", ALG_KEY_MISMATCH, good().header("alg", "\"es256\""));
        row(6, "HS256 with the RSA public key", ALG_KEY_MISMATCH, hmac("RS256"));
        row(7, "HS256 with the EC public key", ALG_KEY_MISMATCH, hmac("ES256"));
        row(8, "alg ES256, kid of the RSA key", ALG_KEY_MISMATCH, good().header("kid", "\"RS256\""));
        row(9, "RS256 with the PS256 key", ALG_KEY_MISMATCH, rs256("PS256"));
        row(11, "attacker's key, same kid", BAD_SIGNATURE, good().signedBy(forge.attacker::sign));
        table.param(12, "attacker's jwk embedded", "jwk", jwk(forge.attacker).signedBy(forge.attacker::sign));
        table.param(13, "jwk embedded, good signature", "jwk", jwk(forge.key("ES256")));
        table.param(14, "jku", "jku", good().header("jku", "\"https://attacker.example/keys\""));
        table.param(15, "x5u", "x5u", good().header("x5u", "\"https://attacker.example/cert\""));
        table.param(16, "x5c garbage", "x5c", good().header("x5c", "[\"garbage\"]"));
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
        return good().header("alg", "\"RS256\"")
                .header("kid", quoted(keyId))
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
        table.param(
                25,
                "b64 false and critical",
                "b64",
                good().header("b64", "false").header("crit", "[\"b64\"]"));
        table.param(26, "b64 false", "b64", good().header("b64", "false"));
        table.param(
                27,
                "crit of an unknown extension",
                "crit",
                good().header("crit", "[\"ext\"]").header("ext", "1"));
        table.param(28, "crit empty", "crit", good().header("crit", "[]"));
        table.param(29, "zip", "zip", good().header("zip", "\"DEF\""));
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
        row(36, "one bit of the claims changed", BAD_SIGNATURE, good().text(BadHeaders::withOtherBit));
        row(37, "signature truncated", NONCANONICAL_B64, good().text(t -> t.substring(0, t.length() - 1)));
        row(38, "signature all zero", BAD_SIGNATURE, good().signature(s -> new byte[s.length]));
        row(39, "signature r=0 s=1", BAD_SIGNATURE, good().signature(s -> oneAtTheEnd(s.length)));
        var ec = forge.key("ES256");
        row(40, "signature in DER", BAD_SIGNATURE, good().signedBy(signed -> ec.sign("SHA256withECDSA", signed)));
        row(41, "signature empty", EMPTY_PART, good().signature(s -> new byte[0]));
        row(42, "signature spelt otherwise", NONCANONICAL_B64, good().text(BadHeaders::lastCharacterOtherwise));
        row(103, "Ed25519 signature S+L", BAD_SIGNATURE, forge.good("EdDSA").signature(BadHeaders::plusOrder));
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
        row(53, "64 KiB", TOKEN_TOO_LARGE, good().claim("x", quoted("x".repeat(48 * 1024))));
        row(54, "1 MiB", TOKEN_TOO_LARGE, good().claim("x", quoted("x".repeat(768 * 1024))));
    }
}
