package org.webhooks4j.internal.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Decodes Ed25519 keys with only the JDK. */
final class Ed25519 {

    static final String NAME = "Ed25519";
    static final int KEY_LENGTH = 32;

    private Ed25519() {}

    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance(NAME).generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    /** Decodes a public key (RFC 8032, section 5.1.2): y in little-endian order, the sign of x in the highest bit. */
    static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        byte[] bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[i] = bytes[bytes.length - 1 - i];
        }
        boolean xIsOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
        PublicKey key =
                KeyFactory.getInstance(NAME).generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        // The JDK does not check before this call whether the point is on the curve.
        Signature.getInstance(NAME).initVerify(key);
        return key;
    }
}
