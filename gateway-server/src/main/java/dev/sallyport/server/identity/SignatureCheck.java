package dev.sallyport.server.identity;

import dev.sallyport.server.config.IssuerConfig.Algorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The signature arithmetic (RFC 7518 section 3, RFC 8037): Amazon Corretto Crypto Provider where present, or the JDK. The
 * JDK does the first ones, while the other is loaded behind them.
 */
final class SignatureCheck {

    private static final String FAST_PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final FutureTask<Optional<Provider>> fast;
    private final AtomicBoolean loading = new AtomicBoolean();

    private SignatureCheck(Callable<Optional<Provider>> fast) {
        this.fast = new FutureTask<>(fast);
    }

    /** With the fast provider when it is on the class path and its native part works on this machine. */
    static SignatureCheck forThisMachine() {
        return new SignatureCheck(SignatureCheck::load);
    }

    private static Optional<Provider> load() {
        return ServiceLoader.load(Provider.class).stream()
                .filter(found -> found.type().getName().equals(FAST_PROVIDER))
                .map(ServiceLoader.Provider::get)
                .filter(SignatureCheck::works)
                .findFirst();
    }

    private Optional<Provider> fast() {
        if (loading.compareAndSet(false, true)) {
            var _ = Thread.ofPlatform().daemon().name("signature-provider").start(fast);
        }
        return fast.state() == Future.State.SUCCESS ? fast.resultNow() : Optional.empty();
    }

    private static boolean works(Provider provider) {
        try {
            return Signature.getInstance(name(Algorithm.ES256), provider) != null;
        } catch (GeneralSecurityException | LinkageError _) {
            return false;
        }
    }

    /** Whether the signature is the key's over these bytes; a key of another kind never is. */
    boolean holds(Algorithm algorithm, PublicKey key, byte[] signed, byte[] signature) {
        try {
            var check = instance(algorithm);
            if (algorithm == Algorithm.PS256) {
                check.setParameter(PSS);
            }
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private Signature instance(Algorithm algorithm) throws GeneralSecurityException {
        Optional<Provider> provider = algorithm == Algorithm.EdDSA ? Optional.empty() : fast();
        return provider.isPresent()
                ? Signature.getInstance(name(algorithm), provider.get())
                : Signature.getInstance(name(algorithm));
    }

    private static String name(Algorithm algorithm) {
        return switch (algorithm) {
            case PS256 -> "RSASSA-PSS";
            case RS256 -> "SHA256withRSA";
            case ES256 -> "SHA256withECDSAinP1363Format";
            case EdDSA -> "Ed25519";
        };
    }
}
