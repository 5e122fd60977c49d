package org.webhooks4j;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as read from the host's object: the object's type and id, its states before and after as trees, and the
 * changes.
 */
public interface Event {

    /**
     * The event's id.
     *
     * @return {@code evt_} followed by 26 characters that sort by time
     */
    String id();

    /**
     * The event's type.
     *
     * @return the event type
     */
    EventType type();

    /**
     * The time at which the event was raised, according to the clock of the host that raised it.
     *
     * @return the instant, with millisecond precision
     */
    Instant occurredAt();

    /**
     * The object's type.
     *
     * @return the type's name
     */
    String objectType();

    /**
     * The object's id.
     *
     * @return the id as text
     */
    String objectId();

    /**
     * The actor who caused the event.
     *
     * @return the actor, or null if the host did not name one
     */
    @Nullable
    String actor();

    /**
     * The system that caused the event.
     *
     * @return the origin, or null if the host did not name one
     */
    @Nullable
    String origin();

    /**
     * The object before the event.
     *
     * @return an unmodifiable tree; null for a creation, and for an update whose previous state is unknown
     */
    @Nullable
    Map<String, @Nullable Object> before();

    /**
     * The object after the event.
     *
     * @return an unmodifiable tree; null for a deletion
     */
    @Nullable
    Map<String, @Nullable Object> after();

    /**
     * The changes made by an update. Applying them in order to {@link #before()} yields {@link #after()}. Numerically
     * equal numbers and date-times of the same instant count as unchanged.
     *
     * @return the changes; empty for every other event type, and for an update whose previous state is unknown
     */
    List<Change> changes();

    /**
     * The parts that were omitted because the payload would have been too large.
     *
     * @return {@code before}, or {@code before} and {@code changes}, named as in a payload; empty if nothing was
     *     omitted, or if not even the object is known
     */
    default List<String> omitted() {
        return List.of();
    }
}
