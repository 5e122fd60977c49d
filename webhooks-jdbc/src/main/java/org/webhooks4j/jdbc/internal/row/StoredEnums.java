package org.webhooks4j.jdbc.internal.row;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;

/**
 * Reads constants by their stored names. A name that only a newer version of the library knows is read as the nearest
 * known constant.
 */
public final class StoredEnums {

    static final EventType UNKNOWN = EventType.of("unknown");

    private StoredEnums() {}

    /**
     * Reads an event type. A name that is not valid comes from another program, and must not prevent other rows from
     * being read.
     */
    public static EventType eventTypeOf(String value) {
        try {
            return EventType.of(value);
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    public static Trigger triggerOf(String name) {
        return known(Trigger.class, name, Trigger.AUTOMATIC);
    }

    public static DeliveryStatus statusOf(String name) {
        return known(DeliveryStatus.class, name, DeliveryStatus.DEAD);
    }

    public static @Nullable Outcome outcomeOf(@Nullable String name) {
        return name == null ? null : known(Outcome.class, name, Outcome.PROTOCOL_ERROR);
    }

    public static <E extends Enum<E>> E known(Class<E> type, String name, E otherwise) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
