package org.webhooks4j;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs requests, in the text form of Standard Webhooks 1.0.0: {@code whsec_} and base64 for HMAC-SHA256,
 * {@code whsk_} and base64 for Ed25519. Its {@link #toString()} does not show it.
 */
public final class SigningKey {

    /** How a key signs. */
    public enum Algorithm {
        /** A secret shared with the receiver; signatures begin with {@code v1,}. */
        HMAC_SHA256,
        /** A private key of which the receiver knows the public half; signatures begin with {@code v1a,}. */
        ED25519
    }

    private static final String HMAC_PREFIX = "whsec_";
    private static final String ED25519_PREFIX = "whsk_";
    private static final String ED25519_PUBLIC_PREFIX = "whpk_";
    private static final int ED25519_HALF = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Algorithm algorithm;
    private final String text;
    private final byte[] bytes;
    private final @Nullable Instant expiresAt;

    private SigningKey(Algorithm algorithm, String text, byte[] bytes, @Nullable Instant expiresAt) {
        this.algorithm = algorithm;
        this.text = text;
        this.bytes = bytes;
        this.expiresAt = expiresAt;
    }

    /**
     * Makes up a new HMAC secret of 32 random bytes.
     *
     * @return the key
     */
    public static SigningKey generate() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return of(HMAC_PREFIX + Base64.getEncoder().encodeToString(secret));
    }

    /**
     * Reads a key.
     *
     * @param text {@code whsec_} and the base64 of 24 to 64 bytes, or {@code whsk_} and the base64 of an Ed25519 seed
     *     followed by its public key, 64 bytes together
     * @return the key, without an end
     * @throws IllegalArgumentException if the text is of neither form; the message does not repeat it
     */
    public static SigningKey of(String text) {
        if (text.startsWith(HMAC_PREFIX)) {
            byte[] bytes = decode(text.substring(HMAC_PREFIX.length()));
            if (bytes.length < 24 || bytes.length > 64) {
                throw new IllegalArgumentException("the signing key holds " + bytes.length
                        + " bytes; after whsec_ write the base64 of 24 to 64 random bytes");
            }
            return new SigningKey(Algorithm.HMAC_SHA256, text, bytes, null);
        }
        if (text.startsWith(ED25519_PREFIX)) {
            byte[] bytes = decode(text.substring(ED25519_PREFIX.length()));
            if (bytes.length != 2 * ED25519_HALF) {
                throw new IllegalArgumentException(
                        "the signing key holds " + bytes.length
                                + " bytes; after whsk_ write the base64 of the 32-byte seed followed by the 32-byte public key");
            }
            return new SigningKey(Algorithm.ED25519, text, bytes, null);
        }
        throw new IllegalArgumentException(
                "the signing key has an unknown form; it begins with whsec_ (HMAC-SHA256) or whsk_" + " (Ed25519)");
    }

    /**
     * The same key with an end, after which it signs no more. For replacing a key while receivers still know the old
     * one.
     *
     * @param instant the end
     * @return a copy of this key
     */
    public SigningKey expiringAt(Instant instant) {
        return new SigningKey(algorithm, text, bytes, Objects.requireNonNull(instant));
    }

    /**
     * How the key signs.
     *
     * @return the algorithm
     */
    public Algorithm algorithm() {
        return algorithm;
    }

    /**
     * When the key ends.
     *
     * @return the instant after which it signs no more, or null if it has no end
     */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Whether the key signs at an instant.
     *
     * @param now the instant
     * @return false after its end
     */
    public boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /**
     * The key in full, to be shown once to whoever sets up the receiver and to be stored. It must not reach a log.
     *
     * @return the text that {@link #of} reads
     */
    public String reveal() {
        return text;
    }

    /**
     * What the receiver of an Ed25519 signature needs.
     *
     * @return {@code whpk_} and the base64 of the public key, or null for an HMAC secret
     */
    public @Nullable String publicKey() {
        return algorithm == Algorithm.ED25519
                ? ED25519_PUBLIC_PREFIX
                        + Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, ED25519_HALF, bytes.length))
                : null;
    }

    /**
     * The bytes to sign with.
     *
     * @return the HMAC secret or the Ed25519 seed, a copy
     */
    public byte[] secretBytes() {
        return Arrays.copyOf(bytes, algorithm == Algorithm.ED25519 ? ED25519_HALF : bytes.length);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes the key.
            throw new IllegalArgumentException(
                    "the signing key is not base64 after its prefix; check that it was copied in full");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningKey key && text.equals(key.text) && Objects.equals(expiresAt, key.expiresAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, expiresAt);
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm + (expiresAt == null ? "" : " until " + expiresAt) + "]";
    }
}
