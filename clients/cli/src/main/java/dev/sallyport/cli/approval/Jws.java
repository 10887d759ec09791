package dev.sallyport.cli.approval;

import com.google.protobuf.ByteString;
import dev.sallyport.client.approval.DecisionPayload;
import dev.sallyport.client.approval.MalformedBytesException;
import dev.sallyport.client.approval.PublicJwk;
import dev.sallyport.client.approval.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The signature of a decision, taken apart.
 *
 * @param named thumbprint of the key that its header names or whose certificate it has
 * @param byCertificate whether it is that of a certificate
 */
record Jws(
        String algorithm,
        String named,
        boolean byCertificate,
        DecisionPayload payload,
        byte[] input,
        byte[] signature) {
    private static final int PARTS = 3;

    static Jws parse(String compact) throws MalformedBytesException, GeneralSecurityException {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new SignatureException("it is no JWS in compact form");
        }
        try {
            Map<String, Object> header = Json.object(bytes(parts[0]));
            if (header.containsKey("crit") || header.containsKey("b64")) {
                throw new SignatureException("its header asks for what no decision needs");
            }
            if (header.containsKey("kid") == header.containsKey("x5c")) {
                throw new SignatureException("its header has not one of `kid` and `x5c`");
            }
            return new Jws(
                    String.valueOf(header.get("alg")),
                    header.containsKey("kid") ? String.valueOf(header.get("kid")) : certified(header.get("x5c")),
                    header.containsKey("x5c"),
                    DecisionPayload.parse(ByteString.copyFrom(bytes(parts[1]))),
                    (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                    bytes(parts[2]));
        } catch (JacksonException e) {
            throw new SignatureException("its header is no JSON", e);
        }
    }

    private static String certified(@Nullable Object chain) throws GeneralSecurityException {
        if (chain instanceof List<?> list && list.size() == 1 && list.getFirst() instanceof String text) {
            try {
                byte[] encoded = Base64.getDecoder().decode(text);
                var certificate =
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
                return PublicJwk.of(certificate.getPublicKey()).thumbprint();
            } catch (IllegalArgumentException e) {
                throw new SignatureException("its certificate is no base64", e);
            }
        }
        throw new SignatureException("its header has not the one certificate");
    }

    private static byte[] bytes(String text) throws SignatureException {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SignatureException("a part of it is no base64url", e);
        }
    }

    boolean verifies(PublicJwk key) throws GeneralSecurityException {
        var own = SignatureAlgorithm.of(key.key());
        return own.word().equals(algorithm) && own.verifies(key.key(), input, signature);
    }
}
