package org.webhooks4j;

import java.util.Locale;
import java.util.regex.Pattern;

/** An event type that consists only of its name. */
record NamedEventType(String name) implements EventType {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

    static EventType of(String name) {
        String value = name.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "event type '" + name
                            + "' is not usable: write 1 to 64 letters, digits, '_', '-' or '.', such as create, update or delete");
        }
        return switch (value) {
            case "create" -> CREATE;
            case "update" -> UPDATE;
            case "delete" -> DELETE;
            default -> new NamedEventType(value);
        };
    }

    @Override
    public String value() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
