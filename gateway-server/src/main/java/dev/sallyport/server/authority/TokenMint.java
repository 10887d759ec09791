package dev.sallyport.server.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sallyport.policy.Identity.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Mints ES256 tokens of the strict profile, with one key whose public half stands in a JWK set file. */
final class TokenMint {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final PrivateKey key;
    private final String keyId;
    private final InstantSource clock;

    private TokenMint(PrivateKey key, String keyId, InstantSource clock) {
        this.key = key;
        this.keyId = keyId;
        this.clock = clock;
    }

    static TokenMint create(Path keyFile, Path jwksFile, InstantSource clock)
            throws IOException, GeneralSecurityException {
        var pair = CertificateMaker.newKey();
        Pem.writeKey(keyFile, pair.getPrivate());
        Files.writeString(jwksFile, new JWKSet(publicJwk((ECPublicKey) pair.getPublic())).toString());
        return open(keyFile, jwksFile, clock);
    }

    static TokenMint open(Path keyFile, Path jwksFile, InstantSource clock)
            throws IOException, GeneralSecurityException {
        try {
            var jwk = JWKSet.load(jwksFile.toFile()).getKeys().getFirst();
            return new TokenMint(Pem.readKey(keyFile), jwk.getKeyID(), clock);
        } catch (ParseException e) {
            throw new KeyException("`" + jwksFile + "` is not a key set", e);
        }
    }

    private static ECKey publicJwk(ECPublicKey key) throws KeyException {
        try {
            return new ECKey.Builder(Curve.P_256, key)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new KeyException("the key has no thumbprint", e);
        }
    }

    /** A token that only the holder of this certificate can use. */
    String mint(ClientCertificate client, TokenRequest request, boolean acting) throws GeneralSecurityException {
        var claims = claims(client, request);
        if (acting) {
            claims.claim("act", Map.of("sub", client.workload()));
        } else {
            // whoever holds the folder is whoever they say: that is all there is to sign in with on a laptop
            claims.claim("auth_time", clock.instant().getEpochSecond()).claim("amr", List.of("hwk"));
        }
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(keyId);
        return sign(new SignedJWT(header.build(), claims.build()));
    }

    private JWTClaimsSet.Builder claims(ClientCertificate client, TokenRequest request) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder();
        request.attributes().forEach((name, value) -> claims.claim(name, plain(value)));
        return claims.issuer(DevAuthority.ISSUER)
                .audience(DevAuthority.AUDIENCE)
                .subject(request.human())
                .claim("client_id", client.workload())
                .claim("txn", request.task())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(request.life())))
                .claim("cnf", Map.of("x5t#S256", client.thumbprint()))
                .claim("groups", List.copyOf(request.groups()));
    }

    private String sign(SignedJWT token) throws GeneralSecurityException {
        try {
            token.sign(new ECDSASigner(key, Curve.P_256));
            return token.serialize();
        } catch (JOSEException e) {
            throw new GeneralSecurityException("the development key cannot sign", e);
        }
    }

    private static Object plain(Attribute value) {
        return switch (value) {
            case Attribute.Text(var text) -> text;
            case Attribute.Number(long number) -> number;
        };
    }
}
