package org.webhooks4j.core.internal.json;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Snapshot;
import org.webhooks4j.spi.JsonCodec;

/** Reads host objects: their fields, and the type and id that they go by. */
public final class ObjectReader {

    private final JsonCodec codec;
    private final Descriptions descriptions;

    /** Reads with a codec what the host may have described. */
    public ObjectReader(JsonCodec codec, List<Description<?>> descriptions) {
        this.codec = codec;
        this.descriptions = new Descriptions(descriptions);
    }

    /** The state of an object, with its type and id where the object knows them. */
    public Snapshot snapshot(Object object) {
        return observe(object, null, null);
    }

    /** The state of an object, with its type and id. Those given win over what the object says of itself. */
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

    /** The type that an object goes by, told without reading it; null if it has none of its own. */
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

    /** A host may have made the snapshot itself, of numbers that would differ from the same ones read by the codec. */
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
        } catch (Throwable e) { // an Error too, of whatever the host gives for an id
            throw UnreadableObjectMessages.idWithoutText(id.getClass(), e);
        }
    }
}
