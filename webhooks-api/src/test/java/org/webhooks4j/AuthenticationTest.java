package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    /** The first answer is that of RFC 7617, section 2; the second one that of its section 2.1. */
    @ParameterizedTest
    @CsvSource({
        "Aladdin,open sesame,Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        "test,123\u00a3,Basic dGVzdDoxMjPCow==",
        "alice,'',Basic YWxpY2U6"
    })
    void aUserAndAPasswordAreEncodedAsRfc7617Says(String user, String password, String value) {
        Authentication basic = Authentication.basic(user, password);
        assertThat(basic.headerName()).isEqualTo("Authorization");
        assertThat(basic.headerValue()).isEqualTo(value);
        assertThat(basic.name()).isEqualTo(user);
        assertThat(basic.reveal()).isEqualTo(password);
    }

    @Test
    void aTokenIsSentAsABearerToken() {
        Authentication bearer = Authentication.bearer("mF_9.B5f-4.1JqM");
        assertThat(bearer.headerName()).isEqualTo("Authorization");
        assertThat(bearer.headerValue()).isEqualTo("Bearer mF_9.B5f-4.1JqM");
        assertThat(bearer.name()).isNull();
    }

    @Test
    void aKeyIsSentInTheReceiversHeader() {
        Authentication key = Authentication.apiKey("X-API-Key", "k3y with blanks");
        assertThat(key.headerName()).isEqualTo("X-API-Key");
        assertThat(key.headerValue()).isEqualTo("k3y with blanks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "geheim token", "geheim\n", "geheim\r\nX-Evil: 1", "g\u00e9heim", "==", "Bearer geheim"})
    void whatIsNoTokenIsRefusedWithoutRepeatingIt(String token) {
        assertThatThrownBy(() -> Authentication.bearer(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void whatBasicAuthenticationCannotCarryIsRefused() {
        assertThatThrownBy(() -> Authentication.basic("a:b", "geheim")).hasMessageContaining("colon");
        assertThatThrownBy(() -> Authentication.basic("a\nb", "geheim")).hasMessageContaining("control character");
        assertThatThrownBy(() -> Authentication.basic("a", "geheim\u0000"))
                .hasMessageContaining("control character")
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"webhook-id", "Host", "content-type", "X Y", "", "X-Hub-Signature-256", "Proxy-Authorization"})
    void aKeyTakesNoHeaderThatTheSenderNeeds(String header) {
        assertThatThrownBy(() -> Authentication.apiKey(header, "geheim"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "geheim\n", "g\u00e9heim"})
    void aKeyThatAHeaderCannotCarryIsRefused(String key) {
        assertThatThrownBy(() -> Authentication.apiKey("X-API-Key", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("heim");
    }

    @Test
    void noTextShowsTheSecret() {
        Webhook webhook = Webhook.to("https://example.com")
                .on(EventType.CREATE)
                .authentication(Authentication.basic("alice", "geheim"))
                .build();
        assertThat(webhook.toString() + webhook.options().authentication())
                .doesNotContain("geheim")
                .contains("alice");
    }

    @Test
    void equalSecretsAreEqual() {
        assertThat(Authentication.bearer("a"))
                .isEqualTo(Authentication.bearer("a"))
                .hasSameHashCodeAs(Authentication.bearer("a"));
        assertThat(Authentication.bearer("a")).isNotEqualTo(Authentication.bearer("b"));
        assertThat(Authentication.basic("a", "b")).isNotEqualTo(Authentication.apiKey("a", "b"));
    }
}
