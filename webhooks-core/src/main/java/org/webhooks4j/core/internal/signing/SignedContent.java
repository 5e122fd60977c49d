package org.webhooks4j.core.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a signature covers: {@code id.timestamp.body}, with the body's bytes exactly as they are sent. */
public final class SignedContent {

    private static final String HMAC_SHA256 = "HmacSHA256";

    private final byte[] head;
    private final byte[] body;

    /** The body is not copied. */
    public SignedContent(String messageId, long epochSecond, byte[] body) {
        this.head = (messageId + '.' + epochSecond + '.').getBytes(UTF_8);
        this.body = body;
    }

    byte[] hmacSha256(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(secret, HMAC_SHA256));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw unavailable(HMAC_SHA256, e);
        }
    }

    byte[] ed25519(byte[] seed) {
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
            // Bytes that are no signature at all, such as ones of the wrong length.
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
