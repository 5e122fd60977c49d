package org.webhooks4j.spi;

/** Turns secrets into what is stored of them, and back. Safe for use by many threads. */
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
}
