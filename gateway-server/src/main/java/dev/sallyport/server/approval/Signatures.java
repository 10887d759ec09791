package dev.sallyport.server.approval;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.X509CertUtils;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.identity.Ed25519Points;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The signature arithmetic of decisions: a JWS (RFC 7515) by a P-256 key (ES256) or an Ed25519 key (EdDSA), nothing else. */
final class Signatures {
    private static final Set<Set<String>> HEADERS = Set.of(Set.of("alg", "kid"), Set.of("alg", "x5c"));
    /** Points of small order (RFC 8032 section 5.1), by their y without the sign: each of them signs everything. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private Signatures() {}

    /** A JWS that can be read; of its signature nothing is known yet. */
    static Optional<JWSObject> read(String compact) {
        try {
            return isCanonical(compact) ? Optional.of(JWSObject.parse(compact)) : Optional.empty();
        } catch (ParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** One spelling of three parts, and a header of no more than algorithm and key: every other reader takes it for the same. */
    private static boolean isCanonical(String compact) throws ParseException {
        String[] parts = compact.split("\\.", -1);
        boolean isSpelt = parts.length == 3
                && Arrays.stream(parts)
                        .allMatch(part -> part.equals(
                                Base64URL.encode(new Base64URL(part).decode()).toString()));
        if (!isSpelt) {
            return false;
        }
        Map<String, Object> header = JSONObjectUtils.parse(new Base64URL(parts[0]).decodeToString());
        return HEADERS.contains(header.keySet()) && !header.containsValue(null);
    }

    /** The public key of a JWK that may sign: P-256 or Ed25519, with nothing secret in it. */
    static Optional<JWK> key(String jwk) {
        try {
            JWK read = JWK.parse(jwk);
            boolean known = switch (read) {
                case ECKey ec -> ec.getCurve().equals(Curve.P_256) && ec.toECPublicKey() != null;
                case OctetKeyPair okp -> okp.getCurve().equals(Curve.Ed25519) && isPoint(okp.getDecodedX());
                default -> false;
            };
            return known && !read.isPrivate() ? Optional.of(read.toPublicJWK()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static boolean isPoint(byte[] point) {
        if (point.length != Ed25519Points.BYTES) {
            return false;
        }
        byte[] unsigned = point.clone();
        unsigned[Ed25519Points.BYTES - 1] &= 0x7F;
        return !SMALL_ORDER.contains(HexFormat.of().formatHex(unsigned));
    }

    static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the key has no thumbprint", e);
        }
    }

    /** The P-256 key of the one certificate in the header, where it is the one with this thumbprint. */
    static Optional<JWK> keyOfCertificate(JWSObject signed, String thumbprint) {
        List<Base64> chain = signed.getHeader().getX509CertChain();
        if (chain == null || chain.size() != 1) {
            return Optional.empty();
        }
        byte[] encoded = chain.getFirst().decode();
        if (!Base64.encode(encoded).toString().equals(chain.getFirst().toString())) {
            return Optional.empty();
        }
        X509Certificate certificate = X509CertUtils.parse(encoded);
        if (certificate == null || !Sha256.base64(Sha256.of(encoded)).equals(thumbprint)) {
            return Optional.empty();
        }
        try {
            return Optional.<JWK>of(new ECKey.Builder(ECKey.parse(certificate))
                            .keyID(null)
                            .build())
                    .flatMap(key -> key(bare(key)));
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    /** Only what makes the key. */
    static String bare(JWK key) {
        return JSONObjectUtils.toJSONString(key.getRequiredParams());
    }

    /** Whether the key made the signature, by the one algorithm that is the key's. */
    static boolean holds(JWSObject signed, JWK key) {
        JWSAlgorithm algorithm = signed.getHeader().getAlgorithm();
        try {
            return switch (key) {
                case ECKey ec -> algorithm.equals(JWSAlgorithm.ES256) && verify(signed, new ECDSAVerifier(ec));
                case OctetKeyPair okp -> algorithm.equals(JWSAlgorithm.EdDSA) && verify(signed, okp);
                default -> false;
            };
        } catch (JOSEException | GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verify(JWSObject signed, JWSVerifier verifier) throws JOSEException {
        return signed.verify(verifier);
    }

    private static boolean verify(JWSObject signed, OctetKeyPair key) throws GeneralSecurityException {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(Ed25519Points.key(key.getDecodedX()));
        check.update(signed.getSigningInput());
        return check.verify(signed.getSignature().decode());
    }
}
