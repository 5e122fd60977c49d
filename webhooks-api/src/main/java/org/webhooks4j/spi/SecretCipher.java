package org.webhooks4j.spi;

import java.util.Map;

/**
 * Encrypts secrets for storage and decrypts them. Thread-safe. The engine calls the cipher for each secret whenever
 * webhooks are read, which is every second, and written; so a cipher that calls a remote service caches its answers.
 *
 * <p>If a method fails in an undocumented way or returns null, nothing is saved, and the previously read webhooks stay
 * in force until it works again. A webhook that has not been read before cannot be used meanwhile: it is an
 * {@link org.webhooks4j.UnreadableWebhook}, for which no event is stored.
 */
public interface SecretCipher {

    /**
     * Encrypts a secret.
     *
     * @param plainText the secret
     * @return the text to store, which names the key it needs
     */
    String encrypt(String plainText);

    /**
     * Decrypts a stored secret.
     *
     * @param stored text from {@link #encrypt}, possibly with an earlier key, or a secret that was stored before there
     *     was a cipher
     * @return the secret
     * @throws IllegalArgumentException if the key is missing or the text was modified
     */
    String decrypt(String stored);

    /**
     * Returns a cipher that stores secrets as plain text, for databases that only the host can read. It rejects text
     * that {@link #aesGcm} encrypted.
     *
     * @return the cipher
     */
    static SecretCipher none() {
        return NoCipher.INSTANCE;
    }

    /**
     * Returns a cipher that uses AES-256 in Galois/Counter Mode (NIST SP 800-38D), with a random 96-bit nonce for each
     * secret, which is safe for four billion secrets. The stored text is {@code enc:}, the key's id, {@code :} and
     * base64.
     *
     * @param keyId the id of the key in the stored text: 1 to 32 letters, digits, {@code _}, {@code -} or {@code .}
     * @param key 32 random bytes, copied; keep them outside the database
     * @return the cipher
     * @throws IllegalArgumentException if the id or the key does not have that form
     */
    static SecretCipher aesGcm(String keyId, byte[] key) {
        return aesGcm(keyId, key, Map.of());
    }

    /**
     * Returns a cipher that encrypts like {@link #aesGcm(String, byte[])} and also decrypts what earlier keys
     * encrypted. A secret moves to the new key when its webhook is next saved.
     *
     * @param keyId the id of the new key
     * @param key the new key, 32 random bytes
     * @param oldKeys earlier keys, by id
     * @return the cipher
     * @throws IllegalArgumentException if an id or a key does not have that form, or an old key has the new key's id
     */
    static SecretCipher aesGcm(String keyId, byte[] key, Map<String, byte[]> oldKeys) {
        return new AesGcmCipher(keyId, key, oldKeys);
    }
}
