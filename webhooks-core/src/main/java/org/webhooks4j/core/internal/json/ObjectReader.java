package org.webhooks4j.core.internal.json;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Snapshot;
import org.webhooks4j.spi.JsonCodec;

/** Reads host objects: their fields, type and id. */
public final class ObjectReader {

    private final JsonCodec codec;
    private final Descriptions descriptions;

    /** Creates a reader that uses a codec and the host's descriptions. */
    public ObjectReader(JsonCodec codec, List<Description<?>> descriptions) {
        this.codec = codec;
        this.descriptions = new Descriptions(descriptions);
    }

    /** Returns the state of an object, with its type and id if they can be determined. */
    public Snapshot snapshot(Object object) {
        return observe(object, null, null);
    }

    /**
     * Returns the state of an object, with its type and id. A given type or id takes precedence over the object's own.
     */
    public Snapshot read(Object object, @Nullable String objectType, @Nullable Object objectId) {
        Snapshot snapshot = observe(object, objectType, objectId);
        if (snapshot.objectType() == null) {
            throw UnreadableObjectMessages.noType(object.getClass());
        }
        ObjectNameRules.checkType(snapshot.objectType());
        if (snapshot.objectId() == null || snapshot.objectId().isBlank()) {
            throw UnreadableObjectMessages.noId(object.getClass(), snapshot.objectType());
        }
        ObjectNameRules.checkId(snapshot.objectId());
        return snapshot;
    }

    /** Returns the type of an object without reading it; null if it has no type of its own. */
    public @Nullable String typeOf(Object object) {
        if (object instanceof Snapshot snapshot) {
            return snapshot.objectType();
        }
        Description<?> description = descriptions.of(object.getClass());
        return description == null ? DefaultTypeNames.of(object.getClass()) : description.name();
    }

    private Snapshot observe(Object object, @Nullable String objectType, @Nullable Object objectId) {
        if (object instanceof Snapshot snapshot) {
            String type = objectType == null ? snapshot.objectType() : objectType;
            Object id = objectId == null ? snapshot.objectId() : objectId;
            return snapshot(type, id, exact(snapshot));
        }
        Description<?> description = descriptions.of(object.getClass());
        if (description == null) {
            String type = objectType == null ? DefaultTypeNames.of(object.getClass()) : objectType;
            return snapshot(type, objectId, codec.toTree(object));
        }
        return snapshot(
                objectType == null ? description.name() : objectType,
                objectId == null ? description.idOf(object) : objectId,
                codec.toTree(description.viewOf(object)));
    }

    /** The host may have created the snapshot itself, with numbers that differ from those that the codec would read. */
    private Map<String, @Nullable Object> exact(Snapshot snapshot) {
        return JsonTreeRules.isExact(snapshot.fields()) ? snapshot.fields() : codec.toTree(snapshot.fields());
    }

    private static Snapshot snapshot(@Nullable String type, @Nullable Object id, Map<String, @Nullable Object> fields) {
        Object found = id == null ? fields.get("id") : id;
        if (found == null || found instanceof Map || found instanceof List) {
            return Snapshot.of(type, null, fields);
        }
        return Snapshot.of(type, text(found), fields);
    }

    private static String text(Object id) {
        try {
            return Objects.requireNonNull(id.toString(), "toString() gave null");
        } catch (Throwable e) { // also catches Errors of the host's id objects
            throw UnreadableObjectMessages.idWithoutText(id.getClass(), e);
        }
    }
}
