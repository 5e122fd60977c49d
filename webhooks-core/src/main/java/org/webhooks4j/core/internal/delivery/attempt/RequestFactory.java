package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.AccumulatedUpdate;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.core.internal.payload.PayloadFormats;
import org.webhooks4j.core.internal.signing.OwnHeaders;
import org.webhooks4j.internal.signing.WebhookHeaders;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.Signer;
import org.webhooks4j.spi.TransportRequest;

/** Creates the request of one attempt: renders the body, signs it and assembles the headers. */
public final class RequestFactory {

    private final PayloadFormats formats;
    private final BodyRenderer bodies;
    private final Signer signer;
    private final String userAgent;
    private final Duration defaultTimeout;

    /** Creates a factory. */
    public RequestFactory(
            PayloadFormats formats,
            JsonCodec codec,
            AccumulatedUpdate accumulated,
            Signer signer,
            String userAgent,
            Duration defaultTimeout) {
        this.formats = formats;
        this.bodies = new BodyRenderer(codec, accumulated);
        this.signer = signer;
        this.userAgent = userAgent;
        this.defaultTimeout = defaultTimeout;
    }

    /** Returns the request of an attempt that begins at an instant. Throws the exception that prevents its creation. */
    TransportRequest request(Claim claim, Subscription subscription, Instant at) {
        Webhook webhook = subscription.webhook();
        if (subscription.fault() != null) {
            throw new IllegalStateException(subscription.fault());
        }
        PayloadFormat format = formats.byName(webhook.options().format());
        byte[] body =
                bodies.body(format, claim.event(), claim.base(), claim.deliveryId(), claim.sequence(), subscription);
        Map<String, String> headers = OwnHeaders.of(webhook);
        headers.put("content-type", given(format.contentType(), "content type", format));
        headers.put("user-agent", userAgent);
        headers.put(WebhookHeaders.ID, claim.deliveryId());
        headers.put(WebhookHeaders.TIMESTAMP, Long.toString(at.getEpochSecond()));
        headers.put(WebhookHeaders.ATTEMPT, Integer.toString(claim.attempts() + 1));
        signatures(webhook, claim, at, body).forEach(headers::put);
        return new TransportRequest(
                        "POST",
                        RequestRules.uri(webhook.url()),
                        headers,
                        body,
                        timeout(webhook),
                        webhook.options().tlsIdentity())
                .withContextHeaders(claim.event().contextHeaders());
    }

    private Map<String, String> signatures(Webhook webhook, Claim claim, Instant at, byte[] body) {
        Map<String, String> signatures = given(signer.sign(webhook, claim.deliveryId(), at, body), "headers", signer);
        signatures.forEach((name, value) -> {
            given(name, "name of a header", signer);
            given(value, "value of a header", signer);
        });
        return signatures;
    }

    /**
     * Returns a plug-in's value, or throws if it is null: an incomplete, above all an unsigned request must not be
     * sent.
     */
    static <T> T given(@Nullable T value, String what, Object plugIn) {
        if (value == null) {
            throw new IllegalStateException(plugIn.getClass().getName() + " gave null in place of the " + what);
        }
        return value;
    }

    private Duration timeout(Webhook webhook) {
        Duration own = webhook.options().timeout();
        return own == null ? defaultTimeout : own;
    }
}
