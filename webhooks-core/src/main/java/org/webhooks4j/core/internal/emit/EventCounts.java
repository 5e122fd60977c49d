package org.webhooks4j.core.internal.emit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.webhooks4j.EventType;
import org.webhooks4j.spi.NewEvent;

/**
 * Counts the stored events by type. All of the host's own types share one count, so that memory use does not depend on
 * their number. Thread-safe.
 */
public final class EventCounts {

    /** The name under which types other than those of objects are counted. */
    public static final String OTHER = "other";

    private final Map<String, LongAdder> byType = new LinkedHashMap<>();
    private final LongAdder others = new LongAdder();

    /** Creates counts of zero. */
    public EventCounts() {
        for (EventType type : List.of(EventType.CREATE, EventType.UPDATE, EventType.DELETE)) {
            byType.put(type.value(), new LongAdder());
        }
        byType.put(OTHER, others);
    }

    void add(List<NewEvent> events) {
        for (NewEvent event : events) {
            byType.getOrDefault(event.event().type().value(), others).increment();
        }
    }

    /** Returns the number of events of all types. */
    public long total() {
        return byType.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Returns the number of events by type; zero for a type of which none was stored. */
    public Map<String, Long> totals() {
        Map<String, Long> totals = new LinkedHashMap<>();
        byType.forEach((type, count) -> totals.put(type, count.sum()));
        return totals;
    }
}
