package org.webhooks4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretCipherTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final SecretCipher cipher = SecretCipher.aesGcm("k1", key(1));

    @Test
    void whatIsEncryptedNamesItsKeyAndComesBack() {
        String stored = cipher.encrypt(SECRET);

        assertThat(stored).startsWith("enc:k1:").doesNotContain(SECRET.substring(6));
        assertThat(cipher.decrypt(stored)).isEqualTo(SECRET);
    }

    @Test
    void theSameSecretIsStoredDifferentlyEachTime() {
        assertThat(cipher.encrypt(SECRET)).isNotEqualTo(cipher.encrypt(SECRET));
    }

    @Test
    void anEmptyAndANonAsciiSecretComeBack() {
        assertThat(cipher.decrypt(cipher.encrypt(""))).isEmpty();
        assertThat(cipher.decrypt(cipher.encrypt("pässword 🔑"))).isEqualTo("pässword 🔑");
    }

    @Test
    void aSecretStoredBeforeThereWasACipherStaysReadable() {
        assertThat(cipher.decrypt(SECRET)).isEqualTo(SECRET);
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String stored = cipher.encrypt(SECRET);
        for (int i = "enc:k1:".length(); i < stored.length(); i++) {
            char other = stored.charAt(i) == 'A' ? 'B' : 'A';
            String changed = stored.substring(0, i) + other + stored.substring(i + 1);

            assertThatIllegalArgumentException()
                    .as("character %s", i)
                    .isThrownBy(() -> cipher.decrypt(changed))
                    .withMessageContaining("was changed")
                    .withMessageNotContaining(stored.substring(7));
        }
    }

    @Test
    void aCutOrEmptyTextIsNoticed() {
        for (String changed : new String[] {"enc:", "enc:k1", "enc:k1:", "enc:k1:AAAA", "enc:k1:not base64"}) {
            assertThatIllegalArgumentException()
                    .as(changed)
                    .isThrownBy(() -> cipher.decrypt(changed))
                    .withMessageContaining("was changed");
        }
    }

    @Test
    void theKeyIdCannotBeExchanged() {
        SecretCipher both = SecretCipher.aesGcm("k2", key(1), Map.of("k1", key(1)));
        String stored = cipher.encrypt(SECRET);

        assertThatIllegalArgumentException().isThrownBy(() -> both.decrypt(stored.replace("enc:k1:", "enc:k2:")));
    }

    @Test
    void anOldKeyStillDecryptsAndTheNewOneEncrypts() {
        SecretCipher rotated = SecretCipher.aesGcm("k2", key(2), Map.of("k1", key(1)));

        assertThat(rotated.decrypt(cipher.encrypt(SECRET))).isEqualTo(SECRET);
        assertThat(rotated.encrypt(SECRET)).startsWith("enc:k2:");
    }

    @Test
    void aMissingKeyIsNamed() {
        SecretCipher other = SecretCipher.aesGcm("k2", key(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.decrypt(cipher.encrypt(SECRET)))
                .withMessageContaining("'k1'")
                .withMessageContaining("old key");
    }

    @Test
    void anotherKeyOfTheSameIdIsNoticed() {
        SecretCipher other = SecretCipher.aesGcm("k1", key(2));

        assertThatIllegalArgumentException().isThrownBy(() -> other.decrypt(cipher.encrypt(SECRET)));
    }

    @Test
    void aKeyOfTheWrongLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretCipher.aesGcm("k1", new byte[16]))
                .withMessageContaining("16 bytes");
    }

    @Test
    void anUnusableOrRepeatedKeyIdIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretCipher.aesGcm("a:b", key(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretCipher.aesGcm("k1", key(1), Map.of("k1", key(2))))
                .withMessageContaining("both new and old");
    }

    @Test
    void noCipherLeavesSecretsAsTheyAreAndRefusesEncryptedOnes() {
        assertThat(SecretCipher.none().encrypt(SECRET)).isEqualTo(SECRET);
        assertThat(SecretCipher.none().decrypt(SECRET)).isEqualTo(SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretCipher.none().decrypt(cipher.encrypt(SECRET)))
                .withMessageContaining("no cipher");
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
