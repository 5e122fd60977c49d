package org.webhooks4j.core.internal.payload;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.core.internal.json.Exclusion;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.StoredEvent;

/** The message of one attempt. Decodes and serializes lazily. Not thread-safe. */
public final class DeliveryMessage implements PayloadFormat.Message {

    private final String id;
    private final StoredEvent whole;
    private final long sequence;
    private final Webhook webhook;
    private final Exclusion exclusion;
    private final JsonCodec codec;
    private @Nullable Event event;

    /** Creates a message from an event with all its fields, from which the excluded ones are removed. */
    public DeliveryMessage(
            String id, StoredEvent whole, long sequence, Webhook webhook, Exclusion exclusion, JsonCodec codec) {
        this.id = id;
        this.whole = whole;
        this.sequence = sequence;
        this.webhook = webhook;
        this.exclusion = exclusion;
        this.codec = codec;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Event event() {
        Event known = event;
        if (known == null) {
            known = exclusion.without(EventPayload.read(codec, whole));
            event = known;
        }
        return known;
    }

    @Override
    public StoredEvent stored() {
        return webhook.excludedFields().isEmpty()
                ? whole
                : whole.toBuilder().payload(EventState.write(codec, event())).build();
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public Webhook webhook() {
        return webhook;
    }
}
