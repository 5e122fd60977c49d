package org.webhooks4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a host says when something happened to an object of its own: the kind of event, the object before and after, and
 * who did it. Immutable; the objects inside are the host's and are read when the event is handed to {@link Webhooks}.
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
     * An object came into being.
     *
     * @param after the new object
     * @return the event
     */
    public static ObjectEvent created(Object after) {
        return of(EventType.CREATE, after);
    }

    /**
     * An object was changed. Its type and id are those of {@code after}.
     *
     * @param before the object as it was: another instance, or a {@link Webhooks#snapshot snapshot} of the same one
     * @param after the object as it is now
     * @return the event
     * @throws IllegalArgumentException if both are the same instance, from which no change can be told
     */
    // Another instance with equal content is a state of its own; the same instance is not.
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
     * An object ceased to be.
     *
     * @param before the object as it was
     * @return the event
     */
    public static ObjectEvent deleted(Object before) {
        return of(EventType.DELETE, before);
    }

    /**
     * An event of any type, of which one state of the object is known: the state before for {@link EventType#DELETE},
     * the state after for everything else.
     *
     * @param type what happened
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
     * Names the object, where the object cannot do so itself: maps and JSON trees have no type of their own.
     *
     * @param objectType the type's name, such as {@code server}
     * @param objectId the object's id, unique within the type; written as text
     * @return a copy of this event
     */
    public ObjectEvent as(String objectType, Object objectId) {
        Objects.requireNonNull(objectType, "objectType is null: name the object's type, such as \"server\"");
        Objects.requireNonNull(objectId, "objectId is null: pass the object's id");
        return new ObjectEvent(type, before, after, objectType, objectId, actor, origin);
    }

    /**
     * Says who did it.
     *
     * @param actor a user's name or id, or null if nobody is known; U+0000 and halves of surrogate pairs become U+FFFD
     * @return a copy of this event
     */
    public ObjectEvent by(@Nullable String actor) {
        return new ObjectEvent(type, before, after, objectType, objectId, actor, origin);
    }

    /**
     * Says which system did it. Webhooks can ignore events of given origins, so that an integration does not hear its
     * own writes.
     *
     * @param origin the system's name, or null for the host itself; without U+0000 and halves of surrogate pairs
     * @return a copy of this event
     */
    public ObjectEvent from(@Nullable String origin) {
        return new ObjectEvent(type, before, after, objectType, objectId, actor, origin);
    }

    /**
     * What happened.
     *
     * @return the event type
     */
    public EventType type() {
        return type;
    }

    /**
     * The object as it was.
     *
     * @return the host's object or a snapshot; null unless this is an update or a deletion
     */
    public @Nullable Object before() {
        return before;
    }

    /**
     * The object as it is now.
     *
     * @return the host's object; null if this is a deletion
     */
    public @Nullable Object after() {
        return after;
    }

    /**
     * The type's name given with {@link #as}.
     *
     * @return the name, or null if the object is to be asked
     */
    public @Nullable String objectType() {
        return objectType;
    }

    /**
     * The id given with {@link #as}.
     *
     * @return the id, or null if the object is to be asked
     */
    public @Nullable Object objectId() {
        return objectId;
    }

    /**
     * Who did it.
     *
     * @return the actor, or null
     */
    public @Nullable String actor() {
        return actor;
    }

    /**
     * Which system did it.
     *
     * @return the origin, or null
     */
    public @Nullable String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "ObjectEvent[" + type + (objectType == null ? "" : " " + objectType + "/" + objectId) + "]";
    }
}
