package org.webhooks4j.spi;

import java.util.Map;
import java.util.Set;
import org.webhooks4j.StoreException;

/**
 * What people do to pending deliveries that no worker is sending. A delivery is <i>under way</i> while a worker has a
 * lease on it that is not over; it is left alone then.
 *
 * <p>Every method may be called from any thread.
 */
public interface WaitingDeliveries {

    /** Of a queue that cannot be asked: nothing waits for another, and nothing can be changed. */
    WaitingDeliveries NONE = new WaitingDeliveries() {
        @Override
        public Map<String, String> blockers(Set<String> deliveryIds) {
            return Map.of();
        }

        @Override
        public boolean hasten(String deliveryId) {
            return false;
        }

        @Override
        public Set<String> discard(Set<String> deliveryIds, DeliveryLog log) {
            return Set.of();
        }
    };

    /**
     * Finds which earlier deliveries of their ordering keys deliveries wait for.
     *
     * @param deliveryIds the deliveries
     * @return for each that waits for an earlier one, the id of the first pending delivery of its ordering key
     * @throws StoreException if the store cannot be reached
     */
    Map<String, String> blockers(Set<String> deliveryIds);

    /**
     * Makes a delivery due at once that waits for its retry. Neither its place in the order nor its count of attempts
     * changes.
     *
     * @param deliveryId the delivery
     * @return whether it is due now; false if it is not pending, waits for an earlier one of its ordering key, or is
     *     under way
     * @throws StoreException if the store cannot be reached; nothing was changed
     */
    boolean hasten(String deliveryId);

    /**
     * Ends deliveries unsent: each leaves the queue and is {@code CANCELLED} in the log, in one transaction, and the
     * next delivery of its ordering key has its turn. Sequence numbers that were given stay given.
     *
     * @param deliveryIds the deliveries, at most {@value org.webhooks4j.admin.DeliveryOperations#MAX_SELECTED}
     * @param log where to append, within the transaction, that they ended; their events come without payload
     * @return those that ended; the others are not pending, or are under way
     * @throws StoreException if the store cannot be reached; nothing was ended
     */
    Set<String> discard(Set<String> deliveryIds, DeliveryLog log);
}
