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
 * Merges an update with the updates that it superseded: compares it with the state before the first of them, because no
 * later state was delivered. The update is also sent if both states are the same: each update passed the webhook's
 * filter, and an attempt of one of them may have arrived without a response.
 */
public final class AccumulatedUpdate {

    private final JsonCodec codec;
    private final int maxPayloadBytes;

    /** Creates a merger. Parts are omitted from payloads above the maximum size. */
    public AccumulatedUpdate(JsonCodec codec, int maxPayloadBytes) {
        this.codec = codec;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /**
     * Returns the event as it is sent.
     *
     * @param event the last of the updates
     * @param base the first of those that it supersedes, or null if it supersedes none: see {@link Claim#base()}
     * @return the merged event; the event itself if it supersedes none, or if only the type and id of its object are
     *     known
     * @throws IllegalArgumentException if the stored event cannot be read
     */
    public StoredEvent of(StoredEvent event, @Nullable StoredEvent base) {
        if (base == null) {
            return event;
        }
        Event last = EventPayload.read(codec, event);
        Map<String, @Nullable Object> after = last.after();
        return after == null
                ? event
                : event.toBuilder().payload(payload(base, after)).build();
    }

    private String payload(StoredEvent base, Map<String, @Nullable Object> after) {
        Event first;
        try {
            first = EventPayload.read(codec, base);
        } catch (IllegalArgumentException e) {
            // Its row was removed or changed by hand; the known state of the object is still sent.
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
