package org.webhooks4j.core.internal.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.StoredEvent;

/**
 * An update with all that the updates changed which it superseded: compared with the state before the first of them,
 * because no later state was delivered. It is also sent if the two states are the same in the end: each of the updates
 * passed the webhook's filter, and an attempt of one of them may have arrived without an answer.
 */
public final class AccumulatedUpdate {

    private final JsonCodec codec;
    private final int maxPayloadBytes;

    /** Makes updates of payloads up to a size, beyond which parts are left out. */
    public AccumulatedUpdate(JsonCodec codec, int maxPayloadBytes) {
        this.codec = codec;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /**
     * The event as it is sent.
     *
     * @param event the last of the updates
     * @param base the first of those that it supersedes, or null if it supersedes none: see {@link Claim#base()}
     * @return the event itself if it supersedes none, or if nothing but type and id is known of its object
     * @throws IllegalArgumentException if what is stored of the event cannot be read
     */
    public StoredEvent of(StoredEvent event, @Nullable StoredEvent base) {
        if (base == null) {
            return event;
        }
        Event last = EventPayload.read(codec, event);
        Map<String, @Nullable Object> after = last.after();
        return after == null ? event : EventPayload.stored(last, payload(base, after));
    }

    private String payload(StoredEvent base, Map<String, @Nullable Object> after) {
        Event first;
        try {
            first = EventPayload.read(codec, base);
        } catch (IllegalArgumentException e) {
            // Its row was removed or changed by hand; what is known of the object is sent all the same.
            return EventPayload.writeObject(codec, after, maxPayloadBytes);
        }
        Map<String, @Nullable Object> before = first.before();
        if (before == null && (first.after() == null || !first.omitted().isEmpty())) {
            return EventPayload.writeObject(codec, after, maxPayloadBytes);
        }
        List<Change> changes = before == null ? List.of() : TreeDiff.between(before, after);
        return EventPayload.write(codec, before, after, changes, maxPayloadBytes);
    }
}
