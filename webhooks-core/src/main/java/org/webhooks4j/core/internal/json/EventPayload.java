package org.webhooks4j.core.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.StoredEvent;

/**
 * Writes and reads the stored text of an event's object, its state before and the changes:
 * {@link StoredEvent#payload()}.
 */
public final class EventPayload {

    private static final String TRUNCATED = "{\"truncated\":true}";
    private static final String OBJECT = "{\"object\":";
    private static final String BEFORE = "before";
    private static final String CHANGES = "changes";

    private EventPayload() {}

    /**
     * Writes the states and changes of an object. If the text exceeds {@code maxBytes} in UTF-8, omits the state
     * before; if it is still too large, also the changes; and if it is still too large, everything. The text names the
     * omitted parts.
     */
    public static String write(
            JsonCodec codec,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after,
            List<Change> changes,
            int maxBytes) {
        boolean isUpdate = before != null && after != null;
        String object = OBJECT + codec.write(Objects.requireNonNull(after == null ? before : after));
        if (!isUpdate) {
            return fits(object + "}", maxBytes) ? object + "}" : TRUNCATED;
        }
        String withChanges = ",\"changes\":" + codec.write(toTree(changes));
        String whole = object + ",\"before\":" + codec.write(before) + withChanges + "}";
        if (fits(whole, maxBytes)) {
            return whole;
        }
        String withoutBefore = object + withChanges + omitted(codec, List.of(BEFORE));
        if (fits(withoutBefore, maxBytes)) {
            return withoutBefore;
        }
        return alone(codec, object, maxBytes);
    }

    /** Writes the state of an updated object whose state before was too large to store. */
    static String writeObject(JsonCodec codec, Map<String, @Nullable Object> after, int maxBytes) {
        return alone(codec, OBJECT + codec.write(after), maxBytes);
    }

    private static String alone(JsonCodec codec, String object, int maxBytes) {
        String alone = object + omitted(codec, List.of(BEFORE, CHANGES));
        return fits(alone, maxBytes) ? alone : TRUNCATED;
    }

    private static String omitted(JsonCodec codec, List<String> parts) {
        return ",\"omitted\":" + codec.write(parts) + "}";
    }

    /** Returns the stored form of an event, with its serialized payload and the headers of its trace context. */
    public static StoredEvent stored(Event event, String payload, Map<String, String> contextHeaders) {
        return new StoredEvent(
                event.id(),
                event.type(),
                event.objectType(),
                event.objectId(),
                event.actor(),
                event.origin(),
                event.occurredAt(),
                payload,
                contextHeaders);
    }

    /**
     * Reads a stored event. An event that was too large may have no state before and no changes, listed in
     * {@link Event#omitted()}, or neither state.
     *
     * @throws IllegalArgumentException if the payload does not have the form written by {@link #write}
     */
    public static Event read(JsonCodec codec, StoredEvent stored) {
        try {
            Map<String, @Nullable Object> payload = codec.parse(stored.payload());
            Map<String, @Nullable Object> object = state(payload, "object");
            boolean isDeletion = stored.type().equals(EventType.DELETE);
            if (object == null && !Boolean.TRUE.equals(payload.get("truncated"))) {
                throw malformed("object");
            }
            return new EventTree(
                    stored.id(),
                    stored.type(),
                    stored.occurredAt(),
                    stored.objectType(),
                    stored.objectId(),
                    stored.actor(),
                    stored.origin(),
                    isDeletion ? object : state(payload, BEFORE),
                    isDeletion ? null : object,
                    changes(payload.get(CHANGES)),
                    omitted(payload.get("omitted")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the stored payload of event " + stored.id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns changes as a tree: maps of {@code path}, {@code before} and {@code after}, in that order. */
    public static List<Map<String, @Nullable Object>> toTree(List<Change> changes) {
        List<Map<String, @Nullable Object>> tree = new ArrayList<>(changes.size());
        for (Change change : changes) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("path", change.path());
            if (!change.isAdded()) {
                fields.put(BEFORE, change.before());
            }
            if (!change.isRemoved()) {
                fields.put("after", change.after());
            }
            tree.add(fields);
        }
        return tree;
    }

    private static @Nullable Map<String, @Nullable Object> state(Map<String, @Nullable Object> payload, String name) {
        Object state = payload.get(name);
        if (state != null && !(state instanceof Map)) {
            throw malformed(name);
        }
        return state == null ? null : JsonTreeRules.map(state);
    }

    private static List<String> omitted(@Nullable Object tree) {
        if (tree == null) {
            return List.of();
        }
        if (!(tree instanceof List<?> parts) || !parts.stream().allMatch(String.class::isInstance)) {
            throw malformed("omitted");
        }
        return parts.stream().map(String::valueOf).toList();
    }

    private static List<Change> changes(@Nullable Object tree) {
        if (tree == null) {
            return List.of();
        }
        if (!(tree instanceof List)) {
            throw malformed(CHANGES);
        }
        List<Change> changes = new ArrayList<>();
        JsonTreeRules.list(tree).forEach(change -> changes.add(change(change)));
        return Collections.unmodifiableList(changes);
    }

    private static Change change(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> fields) || !(fields.get("path") instanceof String path)) {
            throw malformed(CHANGES);
        }
        boolean isAdded = !fields.containsKey(BEFORE);
        boolean isRemoved = !fields.containsKey("after");
        if (isAdded && isRemoved) {
            throw malformed(CHANGES);
        }
        if (isAdded) {
            return Change.added(path, fields.get("after"));
        }
        return isRemoved
                ? Change.removed(path, fields.get(BEFORE))
                : Change.replaced(path, fields.get(BEFORE), fields.get("after"));
    }

    private static IllegalArgumentException malformed(String name) {
        return new IllegalArgumentException("'" + name + "' is missing or not what it should be");
    }

    private static boolean fits(String json, int maxBytes) {
        return json.length() * 3L <= maxBytes || utf8Length(json) <= maxBytes;
    }

    private static long utf8Length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // A surrogate pair takes four bytes, two for each half.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }
}
