package org.webhooks4j;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an object looked at a moment: its plain JSON tree. Taken with {@link Webhooks#snapshot} and passed wherever an
 * object is expected. Immutable; {@link #toString()} does not show the content.
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
     * A snapshot of a tree that is at hand already.
     *
     * @param objectType the type's name, or null if it is said with {@link ObjectEvent#as}
     * @param objectId the object's id, or null if it is said with {@link ObjectEvent#as}
     * @param fields a tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and null; not
     *     copied, so it must not change any more
     * @return the snapshot
     */
    public static Snapshot of(
            @Nullable String objectType, @Nullable String objectId, Map<String, @Nullable Object> fields) {
        return new Snapshot(objectType, objectId, Collections.unmodifiableMap(fields));
    }

    /**
     * The type's name.
     *
     * @return the name, or null if the object does not know it
     */
    public @Nullable String objectType() {
        return objectType;
    }

    /**
     * The object's id.
     *
     * @return the id as text, or null if the object does not know it
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
