package org.webhooks4j.core.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;

/**
 * Tests signatures for receivers that were written for another sender. The expected values are those of {@code openssl
 * dgst -hmac} and of Python's hmac; GitHub's documentation, <i>Validating webhook deliveries</i>, contains the first
 * one too.
 */
class ForeignSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1614265330);
    private static final String GITHUB_KEY = "github:It's a Secret to Everybody";
    private static final String NETBOX_KEY = "netbox:gehe\u00efm";
    private static final String ACCENTED = "{\"object\":\"\u00e9\"}";

    private final StandardSigner signer = new StandardSigner();

    private Map<String, String> sign(String body, SigningKey... keys) {
        Webhook webhook = Webhook.to("https://example.com")
                .on(EventType.CREATE)
                .signedWith(keys)
                .build();
        return signer.sign(webhook, "msg_1", NOW, body.getBytes(UTF_8));
    }

    @Test
    void gitHubsReceiversFindTheirSignature() {
        assertThat(sign("Hello, World!", SigningKey.of(GITHUB_KEY)))
                .containsExactly(Map.entry(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"));
        assertThat(sign(ACCENTED, SigningKey.of(GITHUB_KEY)))
                .containsEntry(
                        "X-Hub-Signature-256",
                        "sha256=051db0252d0aaa8d1671ecfbe25eddd9956c41ab25d47abb0ba5dec7ebbff84b");
    }

    @Test
    void netBoxsReceiversFindTheirSignature() {
        assertThat(sign("Hello, World!", SigningKey.of(NETBOX_KEY)))
                .containsExactly(Map.entry(
                        "X-Hook-Signature",
                        "dd46ea0525284dbac00158dbf1425bd54beceb4e2e0a4b648c3bc73a730b30a4"
                                + "155a7addc3e06cfe34144d151d254a67fe341f607fffd7a61a123ceb2cd538ff"));
        assertThat(sign(ACCENTED, SigningKey.of(NETBOX_KEY)))
                .containsEntry(
                        "X-Hook-Signature",
                        "103de016fde605dcde9b9ddf3ccb5cb71428ee024b95b7c61061779c6efaf61d"
                                + "118f8e1c4666be44a51019f13a864a1be35b70271262e7cba89921cd766cc4be");
    }

    @Test
    void keysOfAllKindsSignSideBySide() {
        assertThat(sign(
                        "{}",
                        SigningKey.of(GITHUB_KEY),
                        SigningKey.of(KnownAnswers.KA),
                        SigningKey.of(NETBOX_KEY),
                        SigningKey.of(KnownAnswers.K1)))
                .containsOnlyKeys("X-Hub-Signature-256", "X-Hook-Signature", "webhook-signature")
                .hasEntrySatisfying(
                        "webhook-signature", value -> assertThat(value).matches("v1a,\\S+ v1,\\S+"));
    }

    @Test
    void whereOneSignatureFitsTheFirstValidKeyMakesIt() {
        SigningKey old = SigningKey.of("github:old");
        SigningKey fresh = SigningKey.of("github:new");
        assertThat(sign("{}", fresh, old.expiringAt(NOW.plusSeconds(60)))).isEqualTo(sign("{}", fresh));
        assertThat(sign("{}", fresh.expiringAt(NOW), old)).isEqualTo(sign("{}", old));
    }
}
