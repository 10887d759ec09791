package dev.sallyport.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Set;

/** Reads a JWK set (RFC 7517); any key that no issuer should publish refuses the whole set. */
final class KeySetReader {

    private static final int MAX_KEYS = 32;
    private static final int MAX_MEMBERS = 1024;
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;
    private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private KeySetReader() {}

    static KeySet read(byte[] document) throws KeySetException {
        require(document.length <= KeySource.MAX_BYTES, KeySetFault.TOO_LARGE);
        checkShape(document);
        var byId = new HashMap<String, VerificationKey>();
        for (var jwk : parse(document).getKeys()) {
            require(byId.put(jwk.getKeyID(), key(jwk)) == null, KeySetFault.DUPLICATE_KID);
        }
        return new KeySet(byId);
    }

    /** What the library would forgive: duplicate members, keys that it does not know, secrets beside public parts. */
    private static void checkShape(byte[] document) throws KeySetException {
        if (!(members(document).byName().get("keys") instanceof Json.Items(var keys))) {
            throw new KeySetException(KeySetFault.NOT_A_KEY_SET);
        }
        require(keys.size() <= MAX_KEYS, KeySetFault.TOO_MANY_KEYS);
        for (var key : keys) {
            checkKey(key);
        }
    }

    private static void checkKey(Json key) throws KeySetException {
        if (!(key instanceof Json.Members(var members))) {
            throw new KeySetException(KeySetFault.NOT_A_KEY_SET);
        }
        require(!new Json.Text("oct").equals(members.get("kty")), KeySetFault.SYMMETRIC_KEY);
        require(Collections.disjoint(members.keySet(), PRIVATE_MEMBERS), KeySetFault.PRIVATE_KEY);
        require(
                members.get("kid") instanceof Json.Text(var id)
                        && TokenHeader.KEY_ID.matcher(id).matches(),
                KeySetFault.BAD_KID);
        require(
                members.get("kty") instanceof Json.Text(var type)
                        && Set.of("RSA", "EC", "OKP").contains(type),
                KeySetFault.UNSUPPORTED_KEY);
    }

    private static Json.Members members(byte[] document) throws KeySetException {
        try {
            return JsonReader.read(document, MAX_MEMBERS);
        } catch (JsonException _) {
            throw new KeySetException(KeySetFault.NOT_A_KEY_SET);
        }
    }

    private static JWKSet parse(byte[] document) throws KeySetException {
        try {
            return JWKSet.parse(new String(document, StandardCharsets.UTF_8));
        } catch (ParseException _) {
            throw new KeySetException(KeySetFault.NOT_A_KEY_SET);
        }
    }

    private static VerificationKey key(JWK jwk) throws KeySetException {
        try {
            var algorithm =
                    jwk.getAlgorithm() == null ? null : jwk.getAlgorithm().getName();
            var use = jwk.getKeyUse() == null ? null : jwk.getKeyUse().identifier();
            return new VerificationKey(
                    algorithm, use, publicKey(jwk), jwk.computeThumbprint().toString());
        } catch (JOSEException | GeneralSecurityException _) {
            throw new KeySetException(KeySetFault.UNSUPPORTED_KEY);
        }
    }

    private static PublicKey publicKey(JWK jwk) throws KeySetException, JOSEException, GeneralSecurityException {
        return switch (jwk) {
            case RSAKey rsa -> rsaKey(rsa);
            case ECKey ec -> p256Key(ec);
            case OctetKeyPair okp -> ed25519Key(okp);
            default -> throw new KeySetException(KeySetFault.UNSUPPORTED_KEY);
        };
    }

    private static PublicKey rsaKey(RSAKey rsa) throws KeySetException, JOSEException {
        var key = rsa.toRSAPublicKey();
        int bits = key.getModulus().bitLength();
        require(bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS, KeySetFault.WEAK_KEY);
        return key;
    }

    private static PublicKey p256Key(ECKey ec) throws KeySetException, JOSEException {
        require(ec.getCurve().equals(Curve.P_256), KeySetFault.UNSUPPORTED_KEY);
        return ec.toECPublicKey();
    }

    private static PublicKey ed25519Key(OctetKeyPair okp) throws KeySetException, GeneralSecurityException {
        var point = okp.getDecodedX();
        require(
                okp.getCurve().equals(Curve.Ed25519) && point.length == Ed25519Points.BYTES,
                KeySetFault.UNSUPPORTED_KEY);
        return Ed25519Points.key(point);
    }

    private static void require(boolean holds, KeySetFault fault) throws KeySetException {
        if (!holds) {
            throw new KeySetException(fault);
        }
    }
}
