package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.Collection;
import org.webhooks4j.EventType;

/**
 * Events about webhooks themselves. Webhooks listen to them like to any other event, so that an alert in a chat or a
 * pager needs no code in the host. The engine raises them if its builder enables them.
 *
 * <p>The object has the type {@value #OBJECT_TYPE} and the id of the webhook concerned, so that the events of one
 * webhook arrive in order. Its fields are {@code id}, {@code name}, {@code url} with secrets masked, {@code node}, and
 * the fields that the constants name.
 *
 * <p>A webhook that listens to any of these types raises none itself, so that events never cause events.
 */
public enum OperationalEvent {
    /** A webhook was deactivated because of its receiver's responses; field {@code reason}. Raised by one node. */
    DEACTIVATED("webhook.deactivated"),
    /** A webhook has been failing on a node for an hour; field {@code since}. Raised by each node that sees it. */
    FAILING("webhook.failing"),
    /** A delivery succeeded to a webhook that was reported as failing. Raised by each node that reported it. */
    RECOVERED("webhook.recovered"),
    /**
     * Deliveries to a webhook were given up; fields {@code deliveryId} of the last one, {@code outcome}, and
     * {@code deliveries}, the number since the previous event. Each node raises at most one a minute for each webhook.
     */
    DEAD("webhook.dead");

    /** The type of the events' objects. */
    public static final String OBJECT_TYPE = "webhook";

    private final String type;

    OperationalEvent(String type) {
        this.type = type;
    }

    /**
     * The type of the events.
     *
     * @return the type
     */
    public EventType type() {
        return EventType.of(type);
    }

    /**
     * Returns whether any of the types is one of these.
     *
     * @param types event types, such as those of a webhook
     * @return true if there is one
     */
    public static boolean isAmong(Collection<? extends EventType> types) {
        return Arrays.stream(values())
                .anyMatch(event -> types.stream().anyMatch(type -> type.value().equals(event.type)));
    }
}
