package org.webhooks4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event that the host raises for one of its objects: the event's type, the object before and after, and the actor.
 * Immutable. It references the host's objects, which the engine reads when the event is passed to {@link Webhooks}.
 */
public final class ObjectEvent {

    private final EventType type;
    private final @Nullable Object before;
    private final @Nullable Object after;
    private final @Nullable String objectType;
    private final @Nullable Object objectId;
    private final @Nullable String actor;
    private final @Nullable String origin;

    private ObjectEvent(
            EventType type,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String objectType,
            @Nullable Object objectId,
            @Nullable String actor,
            @Nullable String origin) {
        this.type = type;
        this.before = before;
        this.after = after;
        this.objectType = objectType;
        this.objectId = objectId;
        this.actor = actor;
        this.origin = origin;
    }

    /**
     * Returns an event for a created object.
     *
     * @param after the new object
     * @return the event
     */
    public static ObjectEvent created(Object after) {
        return of(EventType.CREATE, after);
    }

    /**
     * Returns an event for an updated object. The event takes the object's type and id from {@code after}.
     *
     * @param before the object as it was: another instance, or a {@link Webhooks#snapshot snapshot} of the same one
     * @param after the object as it is now
     * @return the event
     * @throws IllegalArgumentException if both are the same instance, so the changes cannot be determined
     */
    // Another instance with equal content is a separate state; the same instance is not.
    @SuppressWarnings("ReferenceEquality")
    public static ObjectEvent updated(Object before, Object after) {
        Objects.requireNonNull(before, "before is null: pass the object as it was before the update");
        Objects.requireNonNull(after, "after is null: pass the object as it is after the update");
        if (before == after) {
            throw new IllegalArgumentException("updated(before, after): both are the same "
                    + before.getClass().getName() + " instance, so nothing can be told of what changed;"
                    + " take webhooks.snapshot(object) before changing it and pass that as 'before'");
        }
        return new ObjectEvent(EventType.UPDATE, before, after, null, null, null, null);
    }

    /**
     * Returns an event for a deleted object.
     *
     * @param before the object as it was
     * @return the event
     */
    public static ObjectEvent deleted(Object before) {
        return of(EventType.DELETE, before);
    }

    /**
     * Returns an event of any type for which one state of the object is known: the state before for
     * {@link EventType#DELETE}, the state after for every other type.
     *
     * @param type the event's type
     * @param object the object
     * @return the event
     */
    public static ObjectEvent of(EventType type, Object object) {
        Objects.requireNonNull(type, "type is null: pass EventType.CREATE, UPDATE, DELETE or EventType.of(name)");
        Objects.requireNonNull(object, "object is null: pass the object that the event happened to");
        EventType checked = EventType.of(type);
        return checked.equals(EventType.DELETE)
                ? new ObjectEvent(checked, object, null, null, null, null, null)
                : new ObjectEvent(checked, null, object, null, null, null, null);
    }

    /**
     * Sets the object's type and id if the object does not provide them, such as a map or a JSON tree, which has no
     * type.
     *
     * @param objectType the type's name, such as {@code server}
     * @param objectId the object's id, unique within the type; converted to a string
     * @return a copy of this event
     */
    public ObjectEvent as(String objectType, Object objectId) {
        Objects.requireNonNull(objectType, "objectType is null: name the object's type, such as \"server\"");
        Objects.requireNonNull(objectId, "objectId is null: pass the object's id");
        return new ObjectEvent(type, before, after, objectType, objectId, actor, origin);
    }

    /**
     * Sets the actor who caused the event.
     *
     * @param actor a user's name or id, or null if unknown; U+0000 and unpaired surrogates become U+FFFD
     * @return a copy of this event
     */
    public ObjectEvent by(@Nullable String actor) {
        return new ObjectEvent(type, before, after, objectType, objectId, actor, origin);
    }

    /**
     * Sets the system that caused the event. Webhooks can ignore events from given origins, so that an integration does
     * not receive events for its own writes.
     *
     * @param origin the system's name, or null for the host itself; without U+0000 and unpaired surrogates
     * @return a copy of this event
     */
    public ObjectEvent from(@Nullable String origin) {
        return new ObjectEvent(type, before, after, objectType, objectId, actor, origin);
    }

    /**
     * The event's type.
     *
     * @return the event type
     */
    public EventType type() {
        return type;
    }

    /**
     * The object before the event.
     *
     * @return the host's object or a snapshot; null unless this is an update or a deletion
     */
    public @Nullable Object before() {
        return before;
    }

    /**
     * The object after the event.
     *
     * @return the host's object; null if this is a deletion
     */
    public @Nullable Object after() {
        return after;
    }

    /**
     * The object's type set with {@link #as}.
     *
     * @return the type's name, or null if the engine takes it from the object
     */
    public @Nullable String objectType() {
        return objectType;
    }

    /**
     * The object's id set with {@link #as}.
     *
     * @return the id, or null if the engine takes it from the object
     */
    public @Nullable Object objectId() {
        return objectId;
    }

    /**
     * The actor who caused the event.
     *
     * @return the actor, or null if unknown
     */
    public @Nullable String actor() {
        return actor;
    }

    /**
     * The system that caused the event.
     *
     * @return the origin, or null for the host itself
     */
    public @Nullable String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "ObjectEvent[" + type + (objectType == null ? "" : " " + objectType + "/" + objectId) + "]";
    }
}
