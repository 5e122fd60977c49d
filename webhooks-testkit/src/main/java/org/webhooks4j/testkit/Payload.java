package org.webhooks4j.testkit;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body in the format {@code standard} or {@code cloudevents}, with the event in {@code data}. */
record Payload(Map<String, @Nullable Object> tree, Map<?, ?> data) {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    /** Parses the body of a request. Returns null if the event is not where these formats put it. */
    static @Nullable Payload of(ReadingContext reading, WebhookRequest request) {
        try {
            Map<String, @Nullable Object> tree = reading.parse(request.bodyText());
            return tree.get("data") instanceof Map<?, ?> data ? new Payload(tree, data) : null;
        } catch (IllegalArgumentException e) {
            return null; // not JSON
        }
    }

    /** Returns the event type. In {@code cloudevents} the object type precedes it. */
    String eventType() {
        String type = String.valueOf(tree.get("type"));
        return tree.containsKey("specversion")
                ? type.replaceFirst("^.*\\Q." + data.get("objectType") + ".\\E", "")
                : type;
    }

    /** The object's name, which distinguishes the ordering keys of one webhook. */
    String objectName() {
        return data.get("objectType") + "/" + data.get("objectId");
    }

    long sequence() {
        return data.get("sequence") instanceof Number number ? number.longValue() : 0;
    }

    /** Returns a value in a tree by a path such as {@code data.changes[0].path}; null if there is none. */
    static @Nullable Object at(String path, @Nullable Object tree) {
        Object value = tree;
        Matcher step = STEP.matcher(path);
        while (step.find() && value != null) {
            String name = step.group(1);
            if (name != null) {
                value = value instanceof Map<?, ?> map ? map.get(name) : null;
            } else {
                int index = Integer.parseInt(step.group(2));
                value = value instanceof List<?> list && index < list.size() ? list.get(index) : null;
            }
        }
        return value;
    }
}
