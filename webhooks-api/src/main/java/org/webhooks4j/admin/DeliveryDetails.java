package org.webhooks4j.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;

/**
 * A delivery with its event and attempts.
 *
 * @param delivery the delivery
 * @param event the delivery's event, or null if its retention time is over or its stored text cannot be read
 * @param attempts the attempts, oldest first
 * @param waiting why the delivery has not been sent yet, or null if it is not pending or the reason is unknown
 */
public record DeliveryDetails(
        Delivery delivery,
        @Nullable Event event,
        List<Attempt> attempts,
        @Nullable Waiting waiting) {

    /**
     * Creates details without a waiting reason.
     *
     * @param delivery the delivery
     * @param event the delivery's event, or null
     * @param attempts the attempts, oldest first
     */
    public DeliveryDetails(Delivery delivery, @Nullable Event event, List<Attempt> attempts) {
        this(delivery, event, attempts, null);
    }
}
