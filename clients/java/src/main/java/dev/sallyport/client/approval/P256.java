package dev.sallyport.client.approval;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/** The curve P-256. */
final class P256 {
    static final int BYTES = 32;
    static final String NAME = "secp256r1";
    static final ECParameterSpec CURVE = curve();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(NAME));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    static boolean is(ECParameterSpec other) {
        return other.getCurve().equals(CURVE.getCurve())
                && other.getGenerator().equals(CURVE.getGenerator())
                && other.getOrder().equals(CURVE.getOrder());
    }

    /** The public key at a point, which has to be on the curve. */
    static ECPublicKey key(BigInteger x, BigInteger y) throws GeneralSecurityException {
        BigInteger p = prime();
        boolean within = x.compareTo(p) < 0 && y.compareTo(p) < 0;
        if (!within || !y.multiply(y).mod(p).equals(right(x))) {
            throw new InvalidKeyException("the point of the key is not on P-256");
        }
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
    }

    /** A y that goes with x; the other one is its negative. */
    static BigInteger root(BigInteger x) {
        BigInteger p = prime();
        return right(x).modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    }

    static BigInteger prime() {
        return ((ECFieldFp) CURVE.getCurve().getField()).getP();
    }

    /** The right side of the curve's equation. */
    private static BigInteger right(BigInteger x) {
        BigInteger a = CURVE.getCurve().getA();
        return x.pow(2).add(a).multiply(x).add(CURVE.getCurve().getB()).mod(prime());
    }

    /** A coordinate in 32 bytes. */
    static byte[] bytes(BigInteger coordinate) {
        byte[] signed = coordinate.toByteArray();
        var bytes = new byte[BYTES];
        int length = Math.min(signed.length, BYTES);
        System.arraycopy(signed, signed.length - length, bytes, BYTES - length, length);
        return bytes;
    }
}
