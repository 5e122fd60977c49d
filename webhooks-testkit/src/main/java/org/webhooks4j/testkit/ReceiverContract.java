package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;

/**
 * Contract tests for receivers of signed webhooks: a receiver accepts genuine requests, also when they arrive twice,
 * and refuses others. For authors of receivers, in any framework: extend this class and implement the call to the
 * endpoint.
 */
public abstract class ReceiverContract {

    /** For subclasses. */
    protected ReceiverContract() {}

    /**
     * Returns the webhook that is configured for the receiver.
     *
     * @return a webhook with the key that the receiver verifies with
     */
    protected abstract Webhook webhook();

    /**
     * Posts a request to the receiver.
     *
     * @param request its headers and body must be sent unchanged
     * @return the status of the receiver's response
     * @throws Exception if the receiver cannot be called
     */
    protected abstract int post(WebhookRequest request) throws Exception;

    /**
     * Returns the event to send to the receiver.
     *
     * @return an event that the receiver accepts, the same on every call; a new {@code server} unless overridden
     */
    protected ObjectEvent event() {
        return ObjectEvent.of(EventType.CREATE, Map.of("id", "42", "name", "web-01"))
                .as("server", "42");
    }

    /**
     * Returns the receiver's current time.
     *
     * @return the instant; from the system's clock unless overridden
     */
    protected Instant now() {
        return Clock.systemUTC().instant();
    }

    private WebhookRequest request() {
        return requestOf(webhook());
    }

    private WebhookRequest requestOf(Webhook webhook) {
        return SampleSender.to(webhook, now()).request(event());
    }

    private void assertAccepted(WebhookRequest request) throws Exception {
        assertThat(post(request)).as("the answer to a genuine request").isBetween(200, 299);
    }

    /**
     * Accepts any status from 400 to 499 except 410, which deactivates the webhook: a forged request must not do that.
     */
    private void assertRefused(String what, WebhookRequest request) throws Exception {
        assertThat(post(request))
                .as("the answer to %s", what)
                .isBetween(400, 499)
                .isNotEqualTo(410);
    }

    @Test
    void aGenuineRequestIsAccepted() throws Exception {
        assertAccepted(request());
    }

    @Test
    void aRepetitionIsAccepted() throws Exception {
        WebhookRequest request = request();
        assertAccepted(request);
        assertAccepted(request.withHeader("webhook-attempt", "2"));
    }

    @Test
    void aRequestThatAnotherKeySignedAsWellIsAccepted() throws Exception {
        Webhook webhook = webhook();
        assertAccepted(requestOf(Webhook.copyOf(webhook)
                .signedWith(SigningKey.generate(), webhook.signingKeys().get(0))
                .build()));
    }

    @Test
    void aChangedBodyIsRefused() throws Exception {
        WebhookRequest request = request();
        byte[] changed = (request.bodyText() + " ").getBytes(StandardCharsets.UTF_8);
        assertRefused("a changed body", request.withBody(changed));
    }

    @Test
    void aChangedIdIsRefused() throws Exception {
        assertRefused("a changed webhook-id", request().withHeader("webhook-id", "msg_another_1"));
    }

    @Test
    void aChangedTimestampIsRefused() throws Exception {
        String later = Long.toString(now().plusSeconds(1).getEpochSecond() + 1);
        assertRefused("a changed webhook-timestamp", request().withHeader("webhook-timestamp", later));
    }

    @Test
    void aRequestThatWasSignedLongAgoIsRefused() throws Exception {
        Instant longAgo = now().minus(Duration.ofHours(1));
        assertRefused(
                "a request that was signed an hour ago",
                SampleSender.to(webhook(), longAgo).request(event()));
    }

    @Test
    void aForeignKeyIsRefused() throws Exception {
        assertRefused(
                "a request signed with a foreign key",
                requestOf(Webhook.copyOf(webhook())
                        .signedWith(SigningKey.generate())
                        .build()));
    }

    @Test
    void aMissingSignatureIsRefused() throws Exception {
        assertRefused("a request without signature", request().withHeader("webhook-signature", null));
    }
}
