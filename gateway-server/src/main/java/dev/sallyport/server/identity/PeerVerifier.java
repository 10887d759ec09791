package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.server.digest.Sha256;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads the peer from a TLS session on every call: a connection may outlive its certificate, so validity is not a
 * property of the connection.
 */
final class PeerVerifier {

    private static final int URI_NAME = 6;

    private final Set<String> trustDomains;
    private final InstantSource clock;
    /** What a certificate says does not change while its session lasts; whether it is valid does. */
    private final Cache<SSLSession, Named> named =
            Caffeine.newBuilder().weakKeys().build();

    private record Named(X509Certificate certificate, Peer peer) {}

    PeerVerifier(Set<String> trustDomains, InstantSource clock) {
        this.trustDomains = Set.copyOf(trustDomains);
        this.clock = clock;
    }

    Peer verify(@Nullable SSLSession session) throws RejectedException {
        if (session == null) {
            throw new RejectedException(AuthReason.NO_CERTIFICATE);
        }
        var known = named.getIfPresent(session);
        if (known != null) {
            checkValidity(known.certificate());
            return known.peer();
        }
        var certificate = leaf(session);
        var peer = verify(certificate);
        named.put(session, new Named(certificate, peer));
        return peer;
    }

    Peer verify(X509Certificate certificate) throws RejectedException {
        checkValidity(certificate);
        try {
            return new Peer(workload(certificate), Sha256.base64(Sha256.of(certificate.getEncoded())));
        } catch (CertificateException _) {
            throw new RejectedException(AuthReason.CERTIFICATE_NOT_VALID);
        }
    }

    private void checkValidity(X509Certificate certificate) throws RejectedException {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException _) {
            throw new RejectedException(AuthReason.CERTIFICATE_NOT_VALID);
        }
    }

    private static X509Certificate leaf(SSLSession session) throws RejectedException {
        if (first(session) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new RejectedException(AuthReason.NO_CERTIFICATE);
    }

    private static @Nullable Certificate first(SSLSession session) {
        try {
            return session.getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException _) {
            return null;
        }
    }

    private SpiffeId workload(X509Certificate certificate) throws CertificateException, RejectedException {
        var uris = uriNames(certificate);
        require(uris.size() == 1, AuthReason.BAD_SPIFFE_ID);
        var workload =
                SpiffeId.parse(uris.getFirst()).orElseThrow(() -> new RejectedException(AuthReason.BAD_SPIFFE_ID));
        require(trustDomains.contains(workload.trustDomain()), AuthReason.FOREIGN_TRUST_DOMAIN);
        return workload;
    }

    private static List<String> uriNames(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> Integer.valueOf(URI_NAME).equals(name.getFirst()))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
    }
}
