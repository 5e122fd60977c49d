package org.webhooks4j;

import java.util.List;

/**
 * The result of storing an event: its id and one delivery per matching webhook. The outcome of each delivery is
 * recorded in the log under the delivery's id, and the engine reports it to listeners.
 */
public final class Receipt {

    private final String eventId;
    private final List<String> deliveryIds;

    private Receipt(String eventId, List<String> deliveryIds) {
        this.eventId = eventId;
        this.deliveryIds = deliveryIds;
    }

    /**
     * Returns a receipt.
     *
     * @param eventId the event's id
     * @param deliveryIds the deliveries' ids, one per matching webhook
     * @return the receipt
     */
    public static Receipt of(String eventId, List<String> deliveryIds) {
        return new Receipt(eventId, List.copyOf(deliveryIds));
    }

    /**
     * The event's id, the same in every webhook's request body.
     *
     * @return the id, starting with {@code evt_}
     */
    public String eventId() {
        return eventId;
    }

    /**
     * The deliveries' ids, which receivers get in the header {@code webhook-id}.
     *
     * @return one id per matching webhook, starting with {@code msg_}; unmodifiable
     */
    public List<String> deliveryIds() {
        return deliveryIds;
    }

    /**
     * Whether any webhook matched the event.
     *
     * @return false if nothing was stored
     */
    public boolean matched() {
        return !deliveryIds.isEmpty();
    }

    @Override
    public String toString() {
        return "Receipt[" + eventId + ", deliveries=" + deliveryIds.size() + "]";
    }
}
