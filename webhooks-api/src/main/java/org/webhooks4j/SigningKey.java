package org.webhooks4j;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.signing.KeyPrefix;
import org.webhooks4j.internal.text.CleanText;

/**
 * A key that signs requests. A prefix of its text form selects the algorithm: {@code whsec_} or {@code whsk_} followed
 * by base64, the key format of Standard Webhooks 1.0.0, or {@code github:} or {@code netbox:} followed by a plain
 * shared secret, for receivers written for those senders. A webhook may have keys with different algorithms.
 * {@link #toString()} does not contain the key.
 */
public final class SigningKey {

    /** The signature algorithm of a key. */
    public enum Algorithm {
        /** HMAC-SHA256 with a secret shared with the receiver; signatures start with {@code v1,}. */
        HMAC_SHA256,
        /** Ed25519 with a private key whose public key the receiver knows; signatures start with {@code v1a,}. */
        ED25519,
        /**
         * GitHub's scheme: {@code X-Hub-Signature-256} carries {@code sha256=} and the HMAC-SHA256 of the body only.
         */
        GITHUB,
        /** NetBox's scheme: {@code X-Hook-Signature} carries the HMAC-SHA512 of the body only. */
        NETBOX
    }

    private static final int ED25519_HALF = 32;
    private static final int MAX_SHARED_TEXT = 500;
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
     * Generates an HMAC-SHA256 secret of 32 random bytes.
     *
     * @return the key
     */
    public static SigningKey generate() {
        return generate(Algorithm.HMAC_SHA256);
    }

    /**
     * Generates a key.
     *
     * @param algorithm the signature algorithm; secrets for {@code GITHUB} and {@code NETBOX} are 64 hexadecimal digits
     * @return the key
     */
    public static SigningKey generate(Algorithm algorithm) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return switch (algorithm) {
            case HMAC_SHA256 -> of(KeyPrefix.HMAC + Base64.getEncoder().encodeToString(secret));
            case ED25519 -> of(KeyPrefix.ED25519_PRIVATE + Base64.getEncoder().encodeToString(newEd25519Pair()));
            case GITHUB -> of(KeyPrefix.GITHUB + HexFormat.of().formatHex(secret));
            case NETBOX -> of(KeyPrefix.NETBOX + HexFormat.of().formatHex(secret));
        };
    }

    /** Returns the seed followed by the public key. */
    private static byte[] newEd25519Pair() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate())
                    .getBytes()
                    .orElseThrow(() -> new GeneralSecurityException("no seed"));
            // RFC 8410, section 4: the encoding ends with the public key's 32 bytes.
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] both = Arrays.copyOf(seed, 2 * ED25519_HALF);
            System.arraycopy(encoded, encoded.length - ED25519_HALF, both, ED25519_HALF, ED25519_HALF);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java runtime cannot make Ed25519 keys; check its security providers", e);
        }
    }

    /**
     * Reads a key from its text form.
     *
     * @param text {@code whsec_} and the base64 of 24 to 64 bytes; {@code whsk_} and the base64 of an Ed25519 seed
     *     followed by its public key, 64 bytes in total; or {@code github:} or {@code netbox:} and 1 to 500 characters
     *     without control characters, whose UTF-8 bytes are the secret
     * @return the key, which does not expire
     * @throws IllegalArgumentException if the text has none of these forms; the message does not contain it
     */
    public static SigningKey of(String text) {
        if (text.startsWith(KeyPrefix.HMAC)) {
            byte[] bytes = decode(text.substring(KeyPrefix.HMAC.length()));
            if (bytes.length < 24 || bytes.length > 64) {
                throw new IllegalArgumentException("the signing key holds " + bytes.length
                        + " bytes; after whsec_ write the base64 of 24 to 64 random bytes");
            }
            return new SigningKey(Algorithm.HMAC_SHA256, text, bytes, null);
        }
        if (text.startsWith(KeyPrefix.ED25519_PRIVATE)) {
            byte[] bytes = decode(text.substring(KeyPrefix.ED25519_PRIVATE.length()));
            if (bytes.length != 2 * ED25519_HALF) {
                throw new IllegalArgumentException(
                        "the signing key holds " + bytes.length
                                + " bytes; after whsk_ write the base64 of the 32-byte seed followed by the 32-byte public key");
            }
            return new SigningKey(Algorithm.ED25519, text, bytes, null);
        }
        if (text.startsWith(KeyPrefix.GITHUB)) {
            return new SigningKey(Algorithm.GITHUB, text, shared(text.substring(KeyPrefix.GITHUB.length())), null);
        }
        if (text.startsWith(KeyPrefix.NETBOX)) {
            return new SigningKey(Algorithm.NETBOX, text, shared(text.substring(KeyPrefix.NETBOX.length())), null);
        }
        throw new IllegalArgumentException("the signing key has an unknown form; it begins with whsec_ (HMAC-SHA256),"
                + " whsk_ (Ed25519), github: or netbox: (a shared secret as it is)");
    }

    private static byte[] shared(String secret) {
        if (secret.isBlank()
                || secret.length() > MAX_SHARED_TEXT
                || secret.codePoints().anyMatch(Character::isISOControl)
                || !CleanText.isClean(secret)) {
            throw new IllegalArgumentException("the signing key's shared secret is blank, longer than "
                    + MAX_SHARED_TEXT + " characters, or has a control character or half of a surrogate pair;"
                    + " write it as the receiver knows it");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns a copy of this key that expires. Use it to replace a key while receivers still know the old one.
     *
     * @param instant the expiry, from which the key no longer signs
     * @return a copy of this key
     */
    public SigningKey expiringAt(Instant instant) {
        return new SigningKey(algorithm, text, bytes, Objects.requireNonNull(instant));
    }

    /**
     * The key's signature algorithm.
     *
     * @return the algorithm
     */
    public Algorithm algorithm() {
        return algorithm;
    }

    /**
     * The key's expiry.
     *
     * @return the instant from which the key no longer signs, or null if it does not expire
     */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Whether the key signs at an instant.
     *
     * @param now the instant
     * @return false from the key's expiry on
     */
    public boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /**
     * Returns the key in plain text, for storing and for showing it once to the person who configures the receiver.
     * Callers must not log it.
     *
     * @return the text that {@link #of} reads
     */
    public String reveal() {
        return text;
    }

    /**
     * Returns the public key with which a receiver verifies Ed25519 signatures.
     *
     * @return {@code whpk_} and the base64 of the public key, or null for a shared secret
     */
    public @Nullable String publicKey() {
        return algorithm == Algorithm.ED25519
                ? KeyPrefix.ED25519_PUBLIC
                        + Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, ED25519_HALF, bytes.length))
                : null;
    }

    /**
     * Returns the secret bytes that sign.
     *
     * @return a copy of the shared secret or of the Ed25519 seed
     */
    public byte[] secretBytes() {
        return Arrays.copyOf(bytes, algorithm == Algorithm.ED25519 ? ED25519_HALF : bytes.length);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Omits the cause, whose message quotes the key.
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
