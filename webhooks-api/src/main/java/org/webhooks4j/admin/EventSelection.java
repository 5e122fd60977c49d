package org.webhooks4j.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;

/**
 * Selects by what happened, to which object, and when. What {@link DeliveryQuery}, {@link SkippedQuery},
 * {@link ReplayRequest} and {@link DiscardRequest} have in common. Immutable; two of the same class that say the same
 * are equal.
 *
 * @param <S> the class itself
 */
public abstract sealed class EventSelection<S extends EventSelection<S>>
        permits DeliveryQuery, SkippedQuery, ReplayRequest, DiscardRequest {

    final EventCriteria events;

    EventSelection(EventCriteria events) {
        this.events = events;
    }

    /** The same for other events. */
    abstract S with(EventCriteria events);

    /** All that it says beside the events. */
    abstract List<@Nullable Object> others();

    /**
     * Selects only events of this type.
     *
     * @param eventType the event type, or null for any
     * @return a changed copy
     */
    public S withEventType(@Nullable EventType eventType) {
        return with(new EventCriteria(eventType, objectType(), objectId(), from(), to()));
    }

    /**
     * Selects only objects of this type.
     *
     * @param objectType the type's name, or null for any
     * @return a changed copy
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public S withObjectType(@Nullable String objectType) {
        return with(new EventCriteria(eventType(), objectType, objectId(), from(), to()));
    }

    /**
     * Selects only objects of this id, whatever their type unless {@link #withObjectType} says it too.
     *
     * @param objectId the object's id, or null for any
     * @return a changed copy
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public S withObjectId(@Nullable String objectId) {
        return with(new EventCriteria(eventType(), objectType(), objectId, from(), to()));
    }

    /**
     * Selects only events that occurred at this instant or later.
     *
     * @param from the first instant, or null for any
     * @return a changed copy
     */
    public S withFrom(@Nullable Instant from) {
        return with(new EventCriteria(eventType(), objectType(), objectId(), from, to()));
    }

    /**
     * Selects only events that occurred before this instant.
     *
     * @param to the first instant that is too late, or null for any
     * @return a changed copy
     */
    public S withTo(@Nullable Instant to) {
        return with(new EventCriteria(eventType(), objectType(), objectId(), from(), to));
    }

    /**
     * The event type.
     *
     * @return the type, or null for any
     */
    public @Nullable EventType eventType() {
        return events.eventType();
    }

    /**
     * The type of the objects.
     *
     * @return the type's name, or null for any
     */
    public @Nullable String objectType() {
        return events.objectType();
    }

    /**
     * The id of the object.
     *
     * @return the id, or null for any
     */
    public @Nullable String objectId() {
        return events.objectId();
    }

    /**
     * The first instant of the events.
     *
     * @return the instant, or null for any
     */
    public @Nullable Instant from() {
        return events.from();
    }

    /**
     * The first instant that is too late for the events.
     *
     * @return the instant, or null for any
     */
    public @Nullable Instant to() {
        return events.to();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof EventSelection<?> selection
                && selection.getClass() == getClass()
                && selection.events.equals(events)
                && selection.others().equals(others());
    }

    @Override
    public final int hashCode() {
        return 31 * events.hashCode() + others().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + events + ", " + others() + "]";
    }
}
