package org.webhooks4j.spi;

enum NoCipher implements SecretCipher {
    INSTANCE;

    @Override
    public String encrypt(String plainText) {
        return plainText;
    }

    @Override
    public String decrypt(String stored) {
        if (stored.startsWith(AesGcmCipher.PREFIX)) {
            throw new IllegalArgumentException(
                    "the stored secret is encrypted and there is no cipher; configure the one it was stored with");
        }
        return stored;
    }
}
