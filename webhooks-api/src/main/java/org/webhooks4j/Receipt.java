package org.webhooks4j;

import java.util.List;

/**
 * What was stored of an event: its id and one delivery per webhook that matched. What becomes of the deliveries is
 * found in the log, by their ids, and told to listeners.
 */
public final class Receipt {

    private final String eventId;
    private final List<String> deliveryIds;

    private Receipt(String eventId, List<String> deliveryIds) {
        this.eventId = eventId;
        this.deliveryIds = deliveryIds;
    }

    /**
     * A receipt.
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
     * @return the id, beginning with {@code evt_}
     */
    public String eventId() {
        return eventId;
    }

    /**
     * The deliveries' ids, which receivers see in the header {@code webhook-id}.
     *
     * @return one id per matching webhook, beginning with {@code msg_}; unmodifiable
     */
    public List<String> deliveryIds() {
        return deliveryIds;
    }

    /**
     * Whether any webhook listens to the event.
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
