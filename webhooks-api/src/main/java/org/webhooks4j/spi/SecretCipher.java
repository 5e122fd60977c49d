package org.webhooks4j.spi;

import java.util.Map;

/**
 * Turns secrets into what is stored of them, and back. Safe for use by many threads. Asked for each secret whenever
 * webhooks are read, which is every second, and written; so one that asks a service remembers its answers.
 *
 * <p>Where it fails in another way than is said here, or returns null, nothing is saved, and what was read before stays
 * in force until it works. A webhook that has not been read before cannot be used meanwhile: it is an
 * {@link org.webhooks4j.UnreadableWebhook}, for which no event is stored.
 */
public interface SecretCipher {

    /**
     * Encrypts a secret.
     *
     * @param plainText the secret
     * @return what to store, text that names the key it needs
     */
    String encrypt(String plainText);

    /**
     * Decrypts what was stored.
     *
     * @param stored what {@link #encrypt} made, also with an earlier key, or a secret that was stored before there was
     *     a cipher
     * @return the secret
     * @throws IllegalArgumentException if the key is missing or the text was changed
     */
    String decrypt(String stored);

    /**
     * Leaves secrets as they are: for databases that only the host can read. Refuses what {@link #aesGcm} made.
     *
     * @return the cipher
     */
    static SecretCipher none() {
        return NoCipher.INSTANCE;
    }

    /**
     * Encrypts with AES-256 in Galois/Counter Mode (NIST SP 800-38D), with a random nonce of 96 bits for each secret,
     * which is good for four billion secrets. What is stored is {@code enc:}, the key's id, {@code :} and base64.
     *
     * @param keyId what names the key in what is stored: 1 to 32 letters, digits, {@code _}, {@code -} or {@code .}
     * @param key 32 random bytes, copied; keep them outside of the database
     * @return the cipher
     * @throws IllegalArgumentException if the id or the key is not of that form
     */
    static SecretCipher aesGcm(String keyId, byte[] key) {
        return aesGcm(keyId, key, Map.of());
    }

    /**
     * Encrypts like {@link #aesGcm(String, byte[])} and still decrypts what earlier keys encrypted. A secret goes over
     * to the new key when its webhook is saved again.
     *
     * @param keyId what names the new key
     * @param key the new key, 32 random bytes
     * @param oldKeys earlier keys by their ids
     * @return the cipher
     * @throws IllegalArgumentException if an id or a key is not of that form, or an old key has the new one's id
     */
    static SecretCipher aesGcm(String keyId, byte[] key, Map<String, byte[]> oldKeys) {
        return new AesGcmCipher(keyId, key, oldKeys);
    }
}
