package org.webhooks4j.console.internal.api;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.console.internal.http.ViolationCollector;
import org.webhooks4j.internal.json.JsonFields;

/** The fields of a request's JSON object, whose problems are reported together. */
final class RequestFields extends JsonFields {

    private final ViolationCollector violations;

    RequestFields(String what, Map<String, @Nullable Object> values) {
        this(values, new ViolationCollector(what));
    }

    private RequestFields(Map<String, @Nullable Object> values, ViolationCollector violations) {
        super(values, violations::add);
        this.violations = violations;
    }

    /** Reads a text, or a whole number as text. */
    @Nullable
    String key(String name) {
        Object value = value(name);
        return value instanceof Long || value instanceof BigInteger ? value.toString() : text(name);
    }

    /** Parses an event type read from a field. Records a problem and returns null if it is invalid. */
    @Nullable
    EventType eventType(String field, String name) {
        try {
            return EventType.of(name);
        } catch (IllegalArgumentException e) {
            problem(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Finishes reading and returns the violations. */
    ViolationCollector finish() {
        end();
        return violations;
    }
}
