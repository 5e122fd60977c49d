package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;

/** Constants by their stored names. One that only a newer version knows is read as the nearest known one. */
final class StoredEnums {

    static final EventType UNKNOWN = EventType.of("unknown");

    private StoredEnums() {}

    /** What a row calls an event type; a name that no event type has comes from outside and stops no other row. */
    static EventType eventTypeOf(String value) {
        try {
            return EventType.of(value);
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    static Trigger triggerOf(String name) {
        return known(Trigger.class, name, Trigger.AUTOMATIC);
    }

    static DeliveryStatus statusOf(String name) {
        return known(DeliveryStatus.class, name, DeliveryStatus.DEAD);
    }

    static @Nullable Outcome outcomeOf(@Nullable String name) {
        return name == null ? null : known(Outcome.class, name, Outcome.PROTOCOL_ERROR);
    }

    static <E extends Enum<E>> E known(Class<E> type, String name, E otherwise) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
