package org.webhooks4j.core.internal.delivery.attempt;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.json.AccumulatedUpdate;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.payload.DeliveryMessage;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.StoredEvent;

/** Renders the request body of a delivery. The same event, webhook and format yield the same bytes. */
public final class BodyRenderer {

    private final JsonCodec codec;
    private final AccumulatedUpdate accumulated;

    /** Creates a renderer. */
    public BodyRenderer(JsonCodec codec, AccumulatedUpdate accumulated) {
        this.codec = codec;
        this.accumulated = accumulated;
    }

    /**
     * Returns the body in a format. The base belongs to an update that supersedes others. Throws what the format
     * throws.
     */
    public byte[] body(
            PayloadFormat format,
            StoredEvent event,
            @Nullable StoredEvent base,
            String deliveryId,
            long sequence,
            Subscription subscription) {
        StoredEvent stored = accumulated.of(event, base);
        PayloadFormat.Message message = new DeliveryMessage(
                deliveryId, stored, sequence, subscription.webhook(), subscription.exclusion(), codec);
        return RequestFactory.given(format.render(message), "body", format);
    }
}
