package org.webhooks4j.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;

/**
 * Selects events by type, object and time: the common part of {@link DeliveryQuery}, {@link SkippedQuery},
 * {@link ReplayRequest} and {@link DiscardRequest}. Immutable; two selections of the same class with the same criteria
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

    /** Returns a copy with other event criteria. */
    abstract S with(EventCriteria events);

    /** The criteria other than those of the events, for equality. */
    abstract List<@Nullable Object> others();

    /**
     * Selects only events of this type.
     *
     * @param eventType the event type, or null for any
     * @return a modified copy
     */
    public S withEventType(@Nullable EventType eventType) {
        return with(new EventCriteria(eventType, objectType(), objectId(), from(), to()));
    }

    /**
     * Selects only objects of this type.
     *
     * @param objectType the type's name, or null for any
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public S withObjectType(@Nullable String objectType) {
        return with(new EventCriteria(eventType(), objectType, objectId(), from(), to()));
    }

    /**
     * Selects only objects with this id, of any type unless {@link #withObjectType} restricts it.
     *
     * @param objectId the object's id, or null for any
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public S withObjectId(@Nullable String objectId) {
        return with(new EventCriteria(eventType(), objectType(), objectId, from(), to()));
    }

    /**
     * Selects only events that occurred at this instant or later.
     *
     * @param from the inclusive lower bound, or null for any
     * @return a modified copy
     */
    public S withFrom(@Nullable Instant from) {
        return with(new EventCriteria(eventType(), objectType(), objectId(), from, to()));
    }

    /**
     * Selects only events that occurred before this instant.
     *
     * @param to the exclusive upper bound, or null for any
     * @return a modified copy
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
     * The object type.
     *
     * @return the type's name, or null for any
     */
    public @Nullable String objectType() {
        return events.objectType();
    }

    /**
     * The object's id.
     *
     * @return the id, or null for any
     */
    public @Nullable String objectId() {
        return events.objectId();
    }

    /**
     * The inclusive lower bound of the events' instants.
     *
     * @return the instant, or null for any
     */
    public @Nullable Instant from() {
        return events.from();
    }

    /**
     * The exclusive upper bound of the events' instants.
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
