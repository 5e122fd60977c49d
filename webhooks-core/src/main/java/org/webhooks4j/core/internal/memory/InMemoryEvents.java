package org.webhooks4j.core.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.StoredEvent;

/** Events in memory, until they are purged or the log forgets them. */
final class InMemoryEvents implements EventStore {

    private final Clock clock;
    private final Map<String, StoredEvent> events = new ConcurrentHashMap<>();
    private volatile Predicate<StoredEvent> needed = event -> true;

    InMemoryEvents(Clock clock) {
        this.clock = clock;
    }

    /** Who else is to be asked before an event is purged. */
    void keepWhile(Predicate<StoredEvent> needed) {
        this.needed = needed;
    }

    void put(StoredEvent event) {
        events.putIfAbsent(event.id(), event);
    }

    void forget(StoredEvent event) {
        events.remove(event.id());
    }

    @Override
    public Optional<StoredEvent> find(String eventId) {
        return Optional.ofNullable(events.get(eventId));
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        long before = clock.millis() - olderThan.toMillis();
        int removed = 0;
        Iterator<StoredEvent> each = events.values().iterator();
        while (removed < limit && each.hasNext()) {
            StoredEvent event = each.next();
            if (event.occurredAt().toEpochMilli() <= before && !needed.test(event)) {
                each.remove();
                removed++;
            }
        }
        return removed;
    }
}
