package dev.sallyport.server.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes P-256 keys and the certificates over them. */
final class CertificateMaker {

    private static final Duration BACKDATED = Duration.ofMinutes(1);
    private static final int SERIAL_BITS = 127;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    CertificateMaker(InstantSource clock) {
        this.clock = clock;
    }

    static KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    X509Certificate root(KeyPair key, String name, Duration life) throws IOException, GeneralSecurityException {
        var subject = new X500Name("CN=" + name);
        var builder = begin(subject, subject, key, life)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return sign(builder, key.getPrivate());
    }

    X509Certificate leaf(Signer signer, KeyPair key, String name, Leaf leaf)
            throws IOException, GeneralSecurityException {
        var issuer = new X500Name(signer.certificate().getSubjectX500Principal().getName());
        var builder = begin(issuer, new X500Name("CN=" + name), key, leaf.life())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(leaf.purpose()))
                .addExtension(Extension.subjectAlternativeName, false, leaf.names());
        return sign(builder, signer.key());
    }

    private X509v3CertificateBuilder begin(X500Name issuer, X500Name subject, KeyPair key, Duration life) {
        var now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(life)),
                subject,
                key.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new CertificateException("the key cannot sign certificates", e);
        }
    }

    /** Who signs a certificate. */
    record Signer(X509Certificate certificate, PrivateKey key) {}

    /** What a certificate is for, whom it names, and for how long. */
    record Leaf(KeyPurposeId purpose, GeneralNames names, Duration life) {

        static Leaf server(Duration life) {
            var names = new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            };
            return new Leaf(KeyPurposeId.id_kp_serverAuth, new GeneralNames(names), life);
        }

        static Leaf client(String workload, Duration life) {
            var name = new GeneralName(GeneralName.uniformResourceIdentifier, workload);
            return new Leaf(KeyPurposeId.id_kp_clientAuth, new GeneralNames(name), life);
        }
    }
}
