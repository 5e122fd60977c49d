package org.webhooks4j;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of an object at one point in time, as a JSON tree. {@link Webhooks#snapshot} captures it; it can be passed
 * wherever an object is expected. Immutable. {@link #toString()} does not contain the fields.
 */
public final class Snapshot {

    private final @Nullable String objectType;
    private final @Nullable String objectId;
    private final Map<String, @Nullable Object> fields;

    private Snapshot(@Nullable String objectType, @Nullable String objectId, Map<String, @Nullable Object> fields) {
        this.objectType = objectType;
        this.objectId = objectId;
        this.fields = fields;
    }

    /**
     * Returns a snapshot of an existing tree.
     *
     * @param objectType the type's name, or null if {@link ObjectEvent#as} sets it
     * @param objectId the object's id, or null if {@link ObjectEvent#as} sets it
     * @param fields a tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and null; not
     *     copied, so the caller must not modify it afterwards
     * @return the snapshot
     */
    public static Snapshot of(
            @Nullable String objectType, @Nullable String objectId, Map<String, @Nullable Object> fields) {
        return new Snapshot(objectType, objectId, Collections.unmodifiableMap(fields));
    }

    /**
     * The object's type.
     *
     * @return the type's name, or null if the object does not provide it
     */
    public @Nullable String objectType() {
        return objectType;
    }

    /**
     * The object's id.
     *
     * @return the id as text, or null if the object does not provide it
     */
    public @Nullable String objectId() {
        return objectId;
    }

    /**
     * The object's fields.
     *
     * @return an unmodifiable tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and
     *     null
     */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return "Snapshot[" + objectType + "/" + objectId + "]";
    }
}
