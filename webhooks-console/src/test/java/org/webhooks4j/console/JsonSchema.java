package org.webhooks4j.console;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** As much of JSON Schema as the API's description uses. */
final class JsonSchema {

    private final Map<String, ?> root;

    JsonSchema(Map<String, ?> root) {
        this.root = root;
    }

    /** What a value has that its schema does not allow; empty if it is fine. */
    List<String> faults(Object schema, @Nullable Object value) {
        List<String> faults = new ArrayList<>();
        check(asMap(schema), value, "$", faults);
        return faults;
    }

    /** What a reference within the description stands for, or the thing itself. */
    Map<String, ?> resolve(Map<String, ?> thing) {
        if (!(thing.get("$ref") instanceof String reference)) {
            return thing;
        }
        Map<String, ?> found = root;
        for (String part : reference.substring(2).split("/", -1)) {
            found = asMap(found.get(part));
        }
        return found;
    }

    private void check(Map<String, ?> unresolved, @Nullable Object value, String path, List<String> faults) {
        Map<String, ?> schema = resolve(unresolved);
        if (schema.get("oneOf") instanceof List<?> choices) {
            if (choices.stream()
                            .filter(choice -> faults(Objects.requireNonNull(choice), value)
                                    .isEmpty())
                            .count()
                    != 1) {
                faults.add(path + " is " + value + ", which is not exactly one of " + choices);
            }
            return;
        }
        Object type = schema.get("type");
        if (type != null
                && (type instanceof List<?> types ? types : List.of(type))
                        .stream().noneMatch(name -> isOfType(String.valueOf(name), value))) {
            faults.add(path + " is " + value + ", not " + type);
            return;
        }
        if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
            faults.add(path + " is " + value + ", not one of " + allowed);
        }
        if (value instanceof Map<?, ?> object) {
            checkObject(schema, object, path, faults);
        }
        if (value instanceof List<?> list && schema.containsKey("items")) {
            for (int i = 0; i < list.size(); i++) {
                check(asMap(schema.get("items")), list.get(i), path + "[" + i + "]", faults);
            }
        }
    }

    private void checkObject(Map<String, ?> schema, Map<?, ?> object, String path, List<String> faults) {
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> faults.add(path + " lacks " + name));
        }
        Map<String, ?> properties = schema.containsKey("properties") ? asMap(schema.get("properties")) : Map.of();
        Object others = schema.get("additionalProperties");
        object.forEach((name, member) -> {
            if (properties.containsKey(String.valueOf(name))) {
                check(asMap(properties.get(String.valueOf(name))), member, path + "." + name, faults);
            } else if (Boolean.FALSE.equals(others)) {
                faults.add(path + "." + name + " is not described");
            } else if (others instanceof Map) {
                check(asMap(others), member, path + "." + name, faults);
            }
        });
    }

    private static boolean isOfType(String type, @Nullable Object value) {
        return switch (type) {
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Long || value instanceof BigInteger;
            case "number" -> value instanceof Number;
            case "array" -> value instanceof List;
            case "object" -> value instanceof Map;
            default -> throw new AssertionError("a type of which this knows nothing: " + type);
        };
    }

    @SuppressWarnings("unchecked") // The keys of JSON objects are texts.
    static Map<String, ?> asMap(@Nullable Object value) {
        return (Map<String, ?>) Objects.requireNonNull(value);
    }
}
