package org.webhooks4j.core.internal.memory;

import java.time.Duration;
import java.util.Optional;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.StoredEvent;

/** Events in memory live where they are needed: with a pending delivery, or with an entry of the log. */
final class InMemoryEvents implements EventStore {

    private final InMemoryDeliveryQueue queue;
    private final InMemoryDeliveryLog log;

    InMemoryEvents(InMemoryDeliveryQueue queue, InMemoryDeliveryLog log) {
        this.queue = queue;
        this.log = log;
    }

    @Override
    public Optional<StoredEvent> find(String eventId) {
        StoredEvent pending = queue.event(eventId);
        return Optional.ofNullable(pending != null ? pending : log.event(eventId));
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        return 0;
    }
}
