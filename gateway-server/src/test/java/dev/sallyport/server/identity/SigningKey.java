package dev.sallyport.server.identity;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A key pair that signs in one algorithm, for forging. */
record SigningKey(String algorithm, KeyPair pair) {

    static SigningKey generate(String algorithm) {
        return rsa(algorithm, 2048);
    }

    static SigningKey rsa(String algorithm, int bits) {
        try {
            var generator = switch (algorithm) {
                case "ES256" -> KeyPairGenerator.getInstance("EC");
                case "EdDSA" -> KeyPairGenerator.getInstance("Ed25519");
                default -> KeyPairGenerator.getInstance("RSA");
            };
            if (algorithm.equals("ES256")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else if (!algorithm.equals("EdDSA")) {
                generator.initialize(bits);
            }
            return new SigningKey(algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] signed) {
        return sign(jcaName(), signed);
    }

    byte[] sign(String jcaName, byte[] signed) {
        try {
            var signature = Signature.getInstance(jcaName);
            if (jcaName.equals("RSASSA-PSS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(pair.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key's public members, without id, use and algorithm. */
    String jwkMembers() {
        return switch (algorithm) {
            case "ES256" ->
                inner(new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                        .build()
                        .toJSONString());
            case "EdDSA" -> "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + base64(edwardsPoint()) + "\"";
            default ->
                inner(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                        .build()
                        .toJSONString());
        };
    }

    private byte[] edwardsPoint() {
        var encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private String jcaName() {
        return switch (algorithm) {
            case "ES256" -> "SHA256withECDSAinP1363Format";
            case "EdDSA" -> "Ed25519";
            case "PS256" -> "RSASSA-PSS";
            default -> "SHA256withRSA";
        };
    }

    private static String inner(String object) {
        return object.substring(1, object.length() - 1);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
