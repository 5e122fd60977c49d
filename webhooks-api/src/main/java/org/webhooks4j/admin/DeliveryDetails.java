package org.webhooks4j.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;

/**
 * All that is known of one delivery.
 *
 * @param delivery the delivery
 * @param event what it carries, or null if the retention time is over or the stored text cannot be read
 * @param attempts the attempts, oldest first
 * @param waiting why it has not been sent yet, or null if it is not pending or that is not known
 */
public record DeliveryDetails(
        Delivery delivery,
        @Nullable Event event,
        List<Attempt> attempts,
        @Nullable Waiting waiting) {

    /**
     * One of which it is not known why it waits.
     *
     * @param delivery the delivery
     * @param event what it carries, or null
     * @param attempts the attempts, oldest first
     */
    public DeliveryDetails(Delivery delivery, @Nullable Event event, List<Attempt> attempts) {
        this(delivery, event, attempts, null);
    }
}
