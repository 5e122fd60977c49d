package org.webhooks4j.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The content that a signature covers: {@code id.timestamp.body}, with the body's bytes exactly as sent. The signatures
 * of GitHub and NetBox cover only the body.
 */
public final class SignedContent {

    private static final String HMAC_SHA256 = "HmacSHA256";
    private static final String HMAC_SHA512 = "HmacSHA512";
    private static final byte[] NOTHING = {};

    private final byte[] head;
    private final byte[] body;

    /** Creates the content of one request. The body is not copied. */
    public SignedContent(String messageId, long epochSecond, byte[] body) {
        this.head = (messageId + '.' + epochSecond + '.').getBytes(UTF_8);
        this.body = body;
    }

    public byte[] hmacSha256(byte[] secret) {
        return hmac(HMAC_SHA256, secret, head);
    }

    /** Signs only the body, as GitHub does. */
    public byte[] bodyHmacSha256(byte[] secret) {
        return hmac(HMAC_SHA256, secret, NOTHING);
    }

    /** Signs only the body, as NetBox does. */
    public byte[] bodyHmacSha512(byte[] secret) {
        return hmac(HMAC_SHA512, secret, NOTHING);
    }

    private byte[] hmac(String algorithm, byte[] secret, byte[] first) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            mac.update(first);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw unavailable(algorithm, e);
        }
    }

    public byte[] ed25519(byte[] seed) {
        try {
            Signature signature = Signature.getInstance(Ed25519.NAME);
            signature.initSign(Ed25519.privateKey(seed));
            signature.update(head);
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw unavailable(Ed25519.NAME, e);
        }
    }

    boolean hasEd25519Signature(PublicKey key, byte[] candidate) {
        try {
            Signature signature = Signature.getInstance(Ed25519.NAME);
            signature.initVerify(key);
            signature.update(head);
            signature.update(body);
            return signature.verify(candidate);
        } catch (SignatureException e) {
            // The bytes are not a signature at all, for example because their length is wrong.
            return false;
        } catch (GeneralSecurityException e) {
            throw unavailable(Ed25519.NAME, e);
        }
    }

    private static IllegalStateException unavailable(String algorithm, GeneralSecurityException cause) {
        return new IllegalStateException(
                "this Java runtime cannot compute " + algorithm + " signatures; check its security providers", cause);
    }
}
