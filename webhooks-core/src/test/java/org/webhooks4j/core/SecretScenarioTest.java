package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.Authentication;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;

/** Tests keys and authentication: the receiver gets them, and nobody else does. */
class SecretScenarioTest extends ScenarioTest {

    static List<Authentication> everyKind() {
        return List.of(
                Authentication.basic("alice", "gehe1m"),
                Authentication.bearer("gehe1m.token"),
                Authentication.apiKey("X-API-Key", "gehe1m key"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void theReceiverGetsTheAuthenticationAndTheLogDoesNotEvenIfItIsRepeated(Authentication authentication) {
        receiver.answering(new MockResponse.Builder()
                .code(401)
                .addHeader("X-Echo", "you sent " + authentication.headerValue())
                .body("<pre>" + authentication.headerName() + ": " + authentication.headerValue() + " ("
                        + authentication.reveal() + ")</pre>")
                .build());
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().authentication(authentication));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);

        RecordedRequest request = receiver.requests().get(0);
        assertThat(request.getHeaders().get(authentication.headerName())).isEqualTo(authentication.headerValue());
        Attempt attempt = details(engine, onlyDelivery(engine).id()).attempts().get(0);
        assertThat(attempt.request().headers()).containsKey(authentication.headerName());
        assertThat(attempt.toString())
                .doesNotContain(authentication.reveal())
                .doesNotContain(authentication.headerValue())
                .doesNotContain(authentication.headerValue().replace("Basic ", ""))
                .contains("<pre>");
        assertThat(engine.admin().webhooks().find("wh_1").orElseThrow().toString())
                .doesNotContain(authentication.reveal());
    }

    @Test
    void aHeadersValueThatAReceiverRepeatsIsMaskedToo() {
        receiver.answering(new MockResponse.Builder()
                .code(400)
                .body("{\"x-token\":\"0123456789abcdef\"}")
                .build());
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().header("X-Token", "0123456789abcdef"));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(details(engine, onlyDelivery(engine).id()).attempts().toString())
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void whatIsSecretInAUrlReachesTheReceiverAloneEvenIfItIsRepeated() {
        String secret = "aB3dE5fG7hI9jK1lM3nO5pQ7";
        receiver.answering(new MockResponse.Builder()
                .code(404)
                .body("Cannot POST /hooks/" + secret)
                .build());
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook()
                        .url(URI.create(receiver.url())
                                .resolve("/hooks/" + secret + "?token=geheim-token")
                                .toString()));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);

        assertThat(receiver.requests().get(0).getTarget()).isEqualTo("/hooks/" + secret + "?token=geheim-token");
        Attempt attempt = details(engine, onlyDelivery(engine).id()).attempts().get(0);
        assertThat(attempt.request().url()).endsWith("/hooks/••••?token=••••");
        assertThat(attempt.toString()).doesNotContain(secret, "geheim").contains("Cannot POST /hooks/••••");
    }

    @Test
    void everyRequestCarriesTheSignaturesOfAllKindsOfKeys() {
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook()
                        .signedWith(
                                SigningKey.generate(),
                                SigningKey.generate(SigningKey.Algorithm.ED25519),
                                SigningKey.of("github:geheim"),
                                SigningKey.of("netbox:geheim")));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        RecordedRequest request = receiver.requests().get(0);
        assertThat(request.getHeaders().get("webhook-signature")).matches("v1,\\S+ v1a,\\S+");
        assertThat(request.getHeaders().get("X-Hub-Signature-256")).matches("sha256=[0-9a-f]{64}");
        assertThat(request.getHeaders().get("X-Hook-Signature")).matches("[0-9a-f]{128}");
    }

    @Test
    void rotationReplacesTheFirstKeysKindAndLeavesTheOthersAlone() {
        SigningKey github = SigningKey.of("github:geheim");
        SigningKey ed25519 = SigningKey.generate(SigningKey.Algorithm.ED25519);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().signedWith(ed25519, github));

        SigningKey fresh = engine.admin().webhooks().rotateSecret("wh_1", Duration.ofHours(1));

        assertThat(fresh.algorithm()).isEqualTo(SigningKey.Algorithm.ED25519);
        Webhook rotated = engine.admin().webhooks().find("wh_1").orElseThrow();
        assertThat(rotated.signingKeys())
                .containsExactly(fresh, ed25519.expiringAt(clock.instant().plus(Duration.ofHours(1))), github);
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(receiver.requests().get(0).getHeaders().get("webhook-signature"))
                .matches("v1a,\\S+ v1a,\\S+");

        clock.advance(Duration.ofHours(1));
        engine.onObjectEvent(EventType.DELETE, ACTIVE);
        assertThat(receiver.requests().get(1).getHeaders().get("webhook-signature"))
                .matches("v1a,\\S+");
        engine.admin().webhooks().rotateSecret("wh_1", Duration.ZERO);
        assertThat(engine.admin().webhooks().find("wh_1").orElseThrow().signingKeys())
                .hasSize(2)
                .contains(github);
    }
}
