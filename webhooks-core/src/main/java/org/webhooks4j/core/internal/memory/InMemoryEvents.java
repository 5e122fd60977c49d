package org.webhooks4j.core.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.StoredEvent;

/**
 * An event store in memory. Keeps events until they are purged or the log drops them, and for each delivery the first
 * of the updates that it supersedes.
 */
final class InMemoryEvents implements EventStore {

    private final Clock clock;
    private final Map<String, StoredEvent> events = new ConcurrentHashMap<>();
    private final Map<String, Map<String, StoredEvent>> bases = new ConcurrentHashMap<>();
    private volatile Predicate<StoredEvent> needed = event -> true;

    InMemoryEvents(Clock clock) {
        this.clock = clock;
    }

    /** Sets the predicate that prevents an event from being purged. */
    void keepWhile(Predicate<StoredEvent> needed) {
        this.needed = needed;
    }

    void put(StoredEvent event) {
        events.putIfAbsent(event.id(), event);
    }

    /** Removes an event unless it is still needed. */
    void release(StoredEvent event) {
        if (!needed.test(event)) {
            events.remove(event.id());
            bases.remove(event.id());
        }
    }

    /** Stores the base event with which a delivery of an event compares. */
    void putBase(StoredEvent event, String deliveryId, StoredEvent base) {
        bases.computeIfAbsent(event.id(), id -> new ConcurrentHashMap<>()).put(deliveryId, base);
    }

    private Set<String> baseIds() {
        return bases.values().stream()
                .flatMap(ofEvent -> ofEvent.values().stream())
                .map(StoredEvent::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<StoredEvent> base(String deliveryId) {
        return Optional.ofNullable(
                bases.getOrDefault(EventIds.eventOf(deliveryId), Map.of()).get(deliveryId));
    }

    @Override
    public Optional<StoredEvent> find(String eventId) {
        return Optional.ofNullable(events.get(eventId));
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        long before = clock.millis() - Numbers.millisOf(olderThan);
        Set<String> compared = baseIds();
        int removed = 0;
        Iterator<StoredEvent> each = events.values().iterator();
        while (removed < limit && each.hasNext()) {
            StoredEvent event = each.next();
            if (Numbers.millisOf(event.occurredAt()) <= before
                    && !compared.contains(event.id())
                    && !needed.test(event)) {
                each.remove();
                bases.remove(event.id());
                removed++;
            }
        }
        return removed;
    }
}
