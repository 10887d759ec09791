package dev.sallyport.server.transport;

import dev.sallyport.server.config.TrustConfig;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;

/** The TLS side of a listener: TLS 1.3 only, client certificates required, trust from PEM files. */
public final class ServerTls {

    private static final String PROTOCOL = "TLSv1.3";

    private final SslContext context;

    private ServerTls(SslContext context) {
        this.context = context;
    }

    /** Reads the server's PEM chain and PKCS #8 key, and the authorities that clients must come from. */
    public static ServerTls load(Path chain, Path key, TrustConfig trust) throws IOException, GeneralSecurityException {
        // given as files, netty would look for a provider that takes longer to load than the rest of a start
        var builder = SslContextBuilder.forServer(PrivateKeys.read(key), certificates(List.of(chain)))
                .trustManager(trustManagers(trust.authorities()))
                .clientAuth(ClientAuth.REQUIRE)
                .protocols(PROTOCOL);
        return new ServerTls(GrpcSslContexts.configure(builder, provider()).build());
    }

    SslContext context() {
        return context;
    }

    private static SslProvider provider() {
        return OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    }

    private static TrustManagerFactory trustManagers(List<Path> authorities)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var authority : certificates(authorities)) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static List<X509Certificate> certificates(List<Path> files) throws IOException, GeneralSecurityException {
        var reader = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        for (var file : files) {
            try (var pem = Files.newInputStream(file)) {
                for (var certificate : reader.generateCertificates(pem)) {
                    certificates.add((X509Certificate) certificate);
                }
            }
        }
        return certificates;
    }
}
