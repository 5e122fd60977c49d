package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.EventType.CREATE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.receiver.SignatureVerifier;

class SampleSenderTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOW = Instant.parse("2026-11-23T16:11:07.887Z");
    private static final Webhook WEBHOOK = Webhook.to("https://me.example/hook")
            .on(CREATE)
            .header("X-Tenant", "7")
            .signedWith(SigningKey.of(SECRET))
            .build();

    @Test
    void aRequestIsWhatTheEngineWouldSend() {
        ScriptedReceiver receiver = new ScriptedReceiver();
        try (TestEngine webhooks = TestEngine.sendingTo(receiver)
                .clock(new DrivenClock(NOW))
                .seed(NOW.toEpochMilli())
                .webhook(WEBHOOK)
                .start()) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
        }
        WebhookRequest sent = receiver.requests().get(0);
        WebhookRequest sample = SampleSender.to(WEBHOOK, NOW).request(ObjectEvent.created(Server.inStock("42")));
        assertThat(sample.headers()).isEqualTo(sent.headers()).containsEntry("x-tenant", "7");
        assertThat(sample.bodyText()).isEqualTo(sent.bodyText());
        assertThat(sample.url()).isEqualTo(sent.url());
    }

    @Test
    void aReceiverFindsItGenuineNow() {
        WebhookRequest request = SampleSender.to(WEBHOOK).request(ObjectEvent.created(Server.inStock("42")));
        SignatureVerifier.of(SECRET).verify(request::header, request.body());
    }

    @Test
    void anEventOfAnyTypeIsMadeWhateverTheWebhookListensTo() {
        SampleSender sender = SampleSender.to(WEBHOOK, NOW);
        Server server = Server.inStock("42");
        WebhookRequest first = sender.request(ObjectEvent.updated(server, server.activated()));
        WebhookRequest second = sender.request(ObjectEvent.of(EventType.of("retired"), server));
        assertThat(first.bodyText()).contains("\"type\":\"update\"", "\"sequence\":1", "\"changes\"");
        assertThat(second.bodyText()).contains("\"type\":\"retired\"", "\"sequence\":2");
        assertThat(second.messageId()).isNotEqualTo(first.messageId());
        SignatureVerifier.of(SECRET).clock(Clock.fixed(NOW, ZoneOffset.UTC)).verify(second::header, second.body());
    }

    @Test
    void anEventThatIsNotSentIsRefused() {
        Server server = Server.inStock("42");
        SampleSender sender = SampleSender.to(WEBHOOK);
        assertThatThrownBy(() -> sender.request(ObjectEvent.updated(server, Server.inStock("42"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would not be sent");
    }
}
