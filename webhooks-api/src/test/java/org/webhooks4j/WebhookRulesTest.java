package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.InvalidWebhookException.Violation;

class WebhookRulesTest {

    private static final String URL = "https://inventory.example.com/api/object-created";

    private static List<Violation> violationsOf(WebhookBuilder builder) {
        InvalidWebhookException refusal = catchThrowableOfType(InvalidWebhookException.class, builder::build);
        assertThat(refusal).as("the builder should have refused").isNotNull();
        return refusal.violations();
    }

    private static WebhookBuilder valid() {
        return Webhook.to(URL).on(EventType.CREATE);
    }

    @Test
    void aWebhookNeedsOnlyAUrlAndAnEventType() {
        Webhook webhook = valid().build();
        assertThat(webhook.name()).isEqualTo("inventory.example.com");
        assertThat(webhook.id()).startsWith("wh_").hasSize(19);
        assertThat(webhook.active()).isTrue();
        assertThat(webhook.options().ordering()).isEqualTo(Ordering.PER_OBJECT);
        assertThat(webhook.signingKeys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host:8080/path",
                "https://example.com",
                "HTTPS://EXAMPLE.COM/",
                "http://10.1.2.3/hook?x=1&y=%20",
                "http://[2001:db8::1]:8443/hook",
                "http://host/@a/\u4e2d\u6587?q=\u00e9",
                "https://xn--bcher-kva.example/"
            })
    void usableUrlsAreAccepted(String url) {
        assertThat(Webhook.to(url).on(EventType.CREATE).build().url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "inventory.example.com/api|has no scheme; put http:// or https:// in front",
                "/api/object-created|has no scheme",
                "ftp://example.com/x|has the scheme 'ftp'; only http and https can be used",
                "javascript:alert(1)|has the scheme 'javascript'",
                "http:///path|has no host",
                "https://|is not a URL",
                "http:example.com|has no host",
                "https://user:geheim@example.com/|holds a user name or password",
                "https://user:geheim@exa mple.com/|has a blank",
                "https://user:geheim@example.com:x/|holds a user name or password",
                "https://user:ge/heim@example.com/|holds a user name or password",
                "https://user:ge^heim@example.com/|is not a URL",
                "user:geheim@example.com|holds a user name or password",
                "http:user:geheim@example.com|holds a user name or password",
                "http://http://8.8.8.8/|has its scheme twice",
                "https://HTTPS://example.com/|has its scheme twice",
                "https://example.com:/|has a colon and no port",
                "https://example.com/#a|has a fragment",
                "https://example.com/\ud800|has half of a character",
                "https://example.com:0/|has the port 0",
                "https://example.com:70000/|has the port 70000",
                "https://exa mple.com/|has a blank or control character",
                "https://bücher.example/|write it as xn--bcher-kva.example",
                "https://my_host/|has a host",
                "http://[::1/|is not a URL"
            })
    void unusableUrlsAreRefusedWithTheRemedy(String url, String problem) {
        List<Violation> violations = violationsOf(Webhook.to(url).on(EventType.CREATE));
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).field()).isEqualTo("url");
        assertThat(violations.get(0).problem()).contains(problem).doesNotContain("geheim");
    }

    @Test
    void controlCharactersInAUrlAreRefusedAndNotRepeated() {
        List<Violation> violations =
                violationsOf(Webhook.to("https://example.com/\r\nX: y").on(EventType.CREATE));
        assertThat(violations.get(0).problem())
                .contains("blank or control character")
                .doesNotContain("\n");
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        List<Violation> violations =
                violationsOf(Webhook.to("nowhere").name("  ").timeout(Duration.ofHours(1)));
        assertThat(violations).extracting(Violation::field).containsExactly("name", "url", "eventTypes", "timeout");
    }

    @Test
    void theMessageNamesFieldValueAndRemedy() {
        assertThatThrownBy(() -> Webhook.to("nowhere").on(EventType.CREATE).build())
                .hasMessage("the webhook is not valid: url: 'nowhere' has no scheme; put http:// or https:// in front");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-id",
                "Webhook-Signature",
                "WEBHOOK-anything",
                "Host",
                "Content-Length",
                "content-type",
                "Content-Encoding",
                "Connection",
                "Transfer-Encoding",
                "TE",
                "Trailer",
                "Upgrade",
                "Expect",
                "Keep-Alive",
                "HTTP2-Settings",
                "User-Agent",
                "Proxy-Authorization",
                "Proxy-Anything",
                "X-Hub-Signature-256",
                "x-hook-signature"
            })
    void headersOfTheSendersOwnCannotBeReplaced(String name) {
        assertThat(violationsOf(valid().header(name, "x")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.problem()).contains("is set by the sender"));
    }

    @ParameterizedTest
    @CsvSource({"'X-\r\nEvil', x", "X-Ok, 'a\r\nb'", "X-Ok, 'é'", "'', x", "'X Y', x"})
    void headersThatHttpCannotCarryAreRefused(String name, String value) {
        assertThat(violationsOf(valid().header(name, value)))
                .extracting(Violation::field)
                .containsExactly("headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "contact.phone", "labels[\"app.kubernetes.io/name\"]", "[\"a.b\"].c"})
    void pathsOfFieldsCanBeExcluded(String path) {
        assertThat(valid().excludedFields(path).build().excludedFields()).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", ".a", "a.", "interfaces[0].mac", "a[", "a\"b", "[\"\\x\"]"})
    void otherPathsAreRefused(String path) {
        assertThat(violationsOf(valid().excludedFields(path)))
                .extracting(Violation::field)
                .containsExactly("excludedFields");
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() {
        assertThat(violationsOf(valid().header("X-Team", "ops").header("x-team", "dev")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.problem()).contains("is there twice"));
    }

    @Test
    void aHeaderThatTheAuthenticationSetsIsRefused() {
        assertThat(violationsOf(
                        valid().header("authorization", "Token geheim").authentication(Authentication.bearer("b"))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.problem())
                        .contains("authentication")
                        .doesNotContain("geheim"));
        assertThat(valid().header("Authorization", "Token x").build().options().headers())
                .hasSize(1);
    }

    @Test
    void limitsAndWaitsOutsideOfTheirRangesAreRefused() {
        assertThat(violationsOf(valid().maxInFlight(0).requestsPerSecond(0.0)))
                .extracting(Violation::field)
                .containsExactly("maxInFlight", "requestsPerSecond");
        assertThat(violationsOf(valid().maxInFlight(1_001).requestsPerSecond(Double.NaN)))
                .extracting(Violation::field)
                .containsExactly("maxInFlight", "requestsPerSecond");
        assertThat(violationsOf(valid().requestsPerSecond(Double.POSITIVE_INFINITY)))
                .hasSize(1);
        assertThat(violationsOf(valid().retryDelays(List.of(Duration.ofSeconds(-1), Duration.ofDays(31)))))
                .extracting(Violation::field)
                .containsExactly("retryDelays", "retryDelays");
        assertThat(violationsOf(valid().retryDelays(Collections.nCopies(51, Duration.ZERO))))
                .hasSize(1);
    }

    @Test
    void headerValuesNeverAppearInAMessage() {
        assertThat(violationsOf(valid().header("X-Api-Key", "geheim\u0000")).toString())
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NUL", "HALF"})
    void textThatNoDatabaseHoldsIsRefusedByNameAndPlace(String kind) {
        String text = "ab" + (kind.equals("NUL") ? '\u0000' : '\uD83D') + "c";
        String fault = kind.equals("NUL") ? "U+0000 at position 3" : "half of a surrogate pair at position 3";

        List<Violation> violations = violationsOf(valid().name(text)
                .objectTypes(text)
                .ignoredOrigins(text)
                .excludedFields(text)
                .format(text));

        assertThat(violations)
                .extracting(Violation::field)
                .containsExactly("name", "objectTypes", "excludedFields", "format", "ignoredOrigins");
        assertThat(violations)
                .allSatisfy(violation ->
                        assertThat(violation.problem()).contains(fault).contains("leave it out"));
        assertThat(valid().inactive(text).build().state().inactiveReason()).isEqualTo("ab\uFFFDc");
        assertThatThrownBy(() -> SigningKey.of("github:" + text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Authentication.basic(text, "secret")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Authentication.basic("user", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFormatsNameIsShort() {
        assertThat(violationsOf(valid().format("x".repeat(101))))
                .extracting(Violation::field)
                .containsExactly("format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with blank", "a\nb", "é"})
    void aTlsIdentityIsAPlainName(String name) {
        assertThat(violationsOf(valid().tlsIdentity(name)))
                .extracting(Violation::field)
                .containsExactly("tlsIdentity");
    }

    @Test
    void aTlsIdentityNeedsTls() {
        List<Violation> violations = violationsOf(
                Webhook.to("HTTP://inventory.example.com/").on(EventType.CREATE).tlsIdentity("partner"));

        assertThat(violations).extracting(Violation::field).containsExactly("tlsIdentity");
        assertThat(violations.get(0).problem()).contains("https");
    }

    @Test
    void aCopyHoldsEveryValue() {
        Webhook webhook = valid().name("Sync to External CMDB")
                .objectTypes("server")
                .ignoredOrigins("inventory")
                .excludedFields("password")
                .header("X-Team", "ops")
                .format("cloudevents")
                .ordering(Ordering.LATEST)
                .timeout(Duration.ofSeconds(3))
                .tlsIdentity("partner")
                .retryDelays(List.of(Duration.ofSeconds(1)))
                .maxInFlight(3)
                .requestsPerSecond(0.5)
                .handshake(true)
                .authentication(Authentication.apiKey("X-API-Key", "k"))
                .signedWith(SigningKey.generate())
                .inactive("moved away")
                .build();
        assertThat(Webhook.copyOf(webhook).build()).isEqualTo(webhook);
        assertThat(webhook.state().inactiveReason()).isEqualTo("moved away");
        assertThat(Webhook.copyOf(webhook).active(true).build().state().inactiveReason())
                .isNull();
    }

    @Test
    void itsTextShowsNoSecret() {
        Webhook webhook = valid().header("Authorization", "Bearer geheim")
                .signedWith(SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .build();
        assertThat(webhook.toString()).doesNotContain("geheim").doesNotContain("MfKQ");
        assertThat(webhook.signingKeys().toString()).doesNotContain("MfKQ");
    }
}
