package org.webhooks4j.core.internal.emit;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.Event;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** Converts events to their stored form, with a delivery for each webhook. */
public final class EventWriter {

    private final JsonCodec codec;
    private final int maxPayloadBytes;
    private final ContextHeaders context;

    /** Creates a writer. Parts are omitted from payloads above the maximum size. */
    public EventWriter(JsonCodec codec, int maxPayloadBytes, ContextHeaders context) {
        this.codec = codec;
        this.maxPayloadBytes = maxPayloadBytes;
        this.context = context;
    }

    NewEvent write(Event event, List<Subscription> subscriptions, Trigger trigger) {
        StoredEvent stored = EventPayload.stored(
                event,
                EventPayload.write(codec, event.before(), event.after(), event.changes(), maxPayloadBytes),
                context.current());
        List<NewDelivery> deliveries = new ArrayList<>(subscriptions.size());
        for (Subscription subscription : subscriptions) {
            deliveries.add(new NewDelivery(
                    EventIds.delivery(event.id(), deliveries.size() + 1),
                    subscription.webhook().id(),
                    subscription.webhook().options().ordering(),
                    trigger,
                    subscription.webhook().state().incarnation()));
        }
        return new NewEvent(stored, deliveries);
    }
}
