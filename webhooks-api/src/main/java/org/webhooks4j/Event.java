package org.webhooks4j;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as webhooks4j understood it: the object's type and id, its state before and after as trees, and what
 * changed.
 */
public interface Event {

    /**
     * What identifies the event.
     *
     * @return {@code evt_} and 26 characters that sort by time
     */
    String id();

    /**
     * What happened.
     *
     * @return the event type
     */
    EventType type();

    /**
     * When the event was raised, by the clock of the host that raised it.
     *
     * @return the instant, in milliseconds
     */
    Instant occurredAt();

    /**
     * What kind of object it is.
     *
     * @return the type's name
     */
    String objectType();

    /**
     * Which object it is.
     *
     * @return the id as text
     */
    String objectId();

    /**
     * Who did it.
     *
     * @return the actor, or null if nobody was named
     */
    @Nullable
    String actor();

    /**
     * Which system did it.
     *
     * @return the origin, or null if none was named
     */
    @Nullable
    String origin();

    /**
     * The object as it was.
     *
     * @return an unmodifiable tree; null for a creation, and for an update of which the state before is not known
     */
    @Nullable
    Map<String, @Nullable Object> before();

    /**
     * The object as it is now.
     *
     * @return an unmodifiable tree; null for a deletion
     */
    @Nullable
    Map<String, @Nullable Object> after();

    /**
     * What an update changed. Applied in order to {@link #before()}, the changes give {@link #after()}. Numbers that
     * are worth the same, and date-times of the same moment, have not changed.
     *
     * @return the changes; empty for every other event, and for an update of which the state before is not known
     */
    List<Change> changes();

    /**
     * What was left out because the payload would have been too large.
     *
     * @return {@code before}, or {@code before} and {@code changes}, by the names that they have in a payload; empty if
     *     nothing was, and where not even the object is known
     */
    default List<String> omitted() {
        return List.of();
    }
}
