package org.webhooks4j.internal.signing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.function.BiPredicate;
import org.webhooks4j.SigningKey;

/** A key with which a receiver verifies signatures: a shared secret or a public key. It does not expose the key. */
public final class VerificationKey {

    private final String version;
    private final BiPredicate<SignedContent, byte[]> signature;

    private VerificationKey(String version, BiPredicate<SignedContent, byte[]> signature) {
        this.version = version;
        this.signature = signature;
    }

    /** Parses {@code whsec_…} or {@code whpk_…}. Exception messages do not contain the text. */
    public static VerificationKey of(String text) {
        if (text.startsWith(KeyPrefix.ED25519_PUBLIC)) {
            PublicKey key = publicKey(text.substring(KeyPrefix.ED25519_PUBLIC.length()));
            return new VerificationKey(
                    VersionedSignature.ED25519, (content, bytes) -> content.hasEd25519Signature(key, bytes));
        }
        if (text.startsWith(KeyPrefix.ED25519_PRIVATE)) {
            throw new IllegalArgumentException("this is the sender's private key; a receiver needs the public one,"
                    + " which begins with whpk_ and which SigningKey.publicKey() tells");
        }
        if (!text.startsWith(KeyPrefix.HMAC)) {
            throw new IllegalArgumentException(
                    "the key has an unknown form; it begins with whsec_ (HMAC-SHA256) or whpk_ (Ed25519)");
        }
        byte[] secret = SigningKey.of(text).secretBytes();
        return new VerificationKey(
                VersionedSignature.HMAC_SHA256,
                (content, bytes) -> MessageDigest.isEqual(content.hmacSha256(secret), bytes));
    }

    private static PublicKey publicKey(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == Ed25519.KEY_LENGTH) {
                return Ed25519.publicKey(bytes);
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // No cause is attached, because its message may contain the key.
        }
        throw new IllegalArgumentException("after whpk_ there is no Ed25519 public key, which is the base64 of "
                + Ed25519.KEY_LENGTH + " bytes; check that it was copied in full");
    }

    /** Whether the counterpart of this key made the signature. Takes the same time for wrong and right signatures. */
    public boolean verifies(SignedContent content, VersionedSignature candidate) {
        return version.equals(candidate.version()) && signature.test(content, candidate.bytes());
    }
}
