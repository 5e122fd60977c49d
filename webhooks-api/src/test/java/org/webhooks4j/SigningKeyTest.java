package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    private static final String ED25519 =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    @Test
    void aNewKeyHasThirtyTwoRandomBytes() {
        SigningKey key = SigningKey.generate();
        assertThat(key.reveal()).startsWith("whsec_");
        assertThat(key.secretBytes()).hasSize(32);
        assertThat(SigningKey.generate()).isNotEqualTo(key);
        assertThat(SigningKey.of(key.reveal())).isEqualTo(key);
    }

    @Test
    void anEd25519KeyKnowsItsPublicHalf() {
        SigningKey key = SigningKey.of(ED25519);
        assertThat(key.algorithm()).isEqualTo(SigningKey.Algorithm.ED25519);
        assertThat(key.publicKey()).isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
        assertThat(SigningKey.generate().publicKey()).isNull();
    }

    @Test
    void anEndedKeySignsNoMore() {
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        SigningKey key = SigningKey.generate().expiringAt(end);
        assertThat(key.isValidAt(end.minusMillis(1))).isTrue();
        assertThat(key.isValidAt(end)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "whsec_", "whsec_geheim!", "whsec_Z2VoZWlt", "whsk_Z2VoZWlt", "whpk_Z2VoZWlt"})
    void malformedKeysAreRefusedWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> SigningKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContainingAny("geheim", "Z2VoZWlt");
    }

    @Test
    void secretsFromTwentyFourToSixtyFourBytesAreTaken() {
        assertThat(SigningKey.of(secretOf(24)).secretBytes()).hasSize(24);
        assertThat(SigningKey.of(secretOf(64)).secretBytes()).hasSize(64);
        assertThatThrownBy(() -> SigningKey.of(secretOf(23))).hasMessageContaining("24 to 64");
        assertThatThrownBy(() -> SigningKey.of(secretOf(65))).hasMessageContaining("24 to 64");
    }

    @ParameterizedTest
    @EnumSource(SigningKey.Algorithm.class)
    void aNewKeyOfEveryKindCanBeReadAgainAndIsShownToNobody(SigningKey.Algorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm);
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(SigningKey.of(key.reveal())).isEqualTo(key);
        assertThat(SigningKey.generate(algorithm)).isNotEqualTo(key);
        assertThat(key.toString()).doesNotContain(key.reveal().substring(8));
    }

    @Test
    void aSharedSecretIsTakenAsItIs() {
        SigningKey key = SigningKey.of("github:It's a Secret é: to Everybody ");
        assertThat(key.secretBytes()).isEqualTo("It's a Secret é: to Everybody ".getBytes(StandardCharsets.UTF_8));
        assertThat(key.publicKey()).isNull();
        assertThat(SigningKey.of("netbox:x").secretBytes()).containsExactly('x');
    }

    @ParameterizedTest
    @ValueSource(strings = {"github:", "netbox: ", "github:gehe\nim", "netbox:geheim\u0000", "GITHUB:geheim"})
    void aSharedSecretThatNobodyCouldTypeIsRefused(String text) {
        assertThatThrownBy(() -> SigningKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("gehe");
    }

    private static String secretOf(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
