package org.webhooks4j.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with AES-256-GCM. The header of the stored text, which names the key, is authenticated with the secret. */
final class AesGcmCipher implements SecretCipher {

    static final String PREFIX = "enc:";

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String header;
    private final Key key;
    private final Map<String, Key> keysByHeader = new HashMap<>();

    AesGcmCipher(String keyId, byte[] key, Map<String, byte[]> oldKeys) {
        this.header = headerOf(keyId);
        this.key = keyOf(keyId, key);
        oldKeys.forEach((id, bytes) -> keysByHeader.put(headerOf(id), keyOf(id, bytes)));
        if (keysByHeader.put(header, this.key) != null) {
            throw new IllegalArgumentException(
                    "the encryption key '" + keyId + "' is both new and old; give the new key another id");
        }
    }

    @Override
    public String encrypt(String plainText) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            byte[] encrypted = cipher.doFinal(plainText.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, all, NONCE_BYTES, encrypted.length);
            return header + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot encrypt with " + TRANSFORMATION, e);
        }
    }

    @Override
    public String decrypt(String stored) {
        int end = stored.startsWith(PREFIX) ? stored.indexOf(':', PREFIX.length()) + 1 : 0;
        if (end == 0) {
            if (stored.startsWith(PREFIX)) {
                throw changed();
            }
            return stored;
        }
        String storedHeader = stored.substring(0, end);
        Key storedKey = keysByHeader.get(storedHeader);
        if (storedKey == null) {
            throw new IllegalArgumentException("the encryption key '"
                    + storedHeader.substring(PREFIX.length(), end - 1)
                    + "' of a stored secret is missing; configure it as an old key");
        }
        return decrypt(storedHeader, storedKey, stored.substring(end));
    }

    private static String decrypt(String header, Key key, String base64) {
        try {
            byte[] all = Base64.getDecoder().decode(base64);
            if (all.length < NONCE_BYTES) {
                throw changed();
            }
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
            cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw changed();
        } catch (IllegalArgumentException e) {
            // Without the cause: its message may quote the text.
            throw changed();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot decrypt with " + TRANSFORMATION, e);
        }
    }

    private static IllegalArgumentException changed() {
        return new IllegalArgumentException("a stored secret was changed, or encrypted with another key of the same id;"
                + " restore it, or set the secret again");
    }

    private static String headerOf(String keyId) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("the encryption key's id '" + keyId
                    + "' is not usable; write 1 to 32 letters, digits, '_', '-' or '.'");
        }
        return PREFIX + keyId + ":";
    }

    private static Key keyOf(String keyId, byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("the encryption key '" + keyId + "' has " + bytes.length
                    + " bytes; AES-256 needs " + KEY_BYTES + " random ones");
        }
        return new SecretKeySpec(bytes.clone(), "AES");
    }

    @Override
    public String toString() {
        return "SecretCipher[" + header + "]";
    }
}
