package org.webhooks4j.spi;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;

/**
 * Operator actions on pending deliveries that no worker is sending. A delivery is <i>in flight</i> while a worker holds
 * an unexpired lease on it; such a delivery is left alone.
 *
 * <p>Every method may be called from any thread.
 */
public interface WaitingDeliveries {

    /** The operations of a queue without support for them: no delivery is blocked, and none can be changed. */
    WaitingDeliveries NONE = new WaitingDeliveries() {
        @Override
        public Map<String, String> blockers(Set<String> deliveryIds) {
            return Map.of();
        }

        @Override
        public boolean hasten(String deliveryId, Consumer<Transaction> recorder) {
            return false;
        }

        @Override
        public Set<String> discard(Set<String> deliveryIds, DeliveryLog log) {
            return Set.of();
        }
    };

    /**
     * Finds the earlier deliveries that block deliveries of the same ordering key.
     *
     * @param deliveryIds the deliveries' ids
     * @return for each blocked delivery, the id of the first pending delivery of its ordering key
     * @throws StoreException if the store cannot be reached
     */
    Map<String, String> blockers(Set<String> deliveryIds);

    /**
     * Makes a delivery that waits for its retry due at once. Its place in the order and its attempt count do not
     * change.
     *
     * @param deliveryId the delivery's id
     * @param recorder called if the delivery becomes due, within the same transaction, to record who asked for it. If
     *     it throws, the store changes nothing and passes the exception on. A store that retries the transaction calls
     *     it again
     * @return whether the delivery is due now; false if it is not pending, is blocked by an earlier one of its ordering
     *     key, or is in flight
     * @throws StoreException if the store cannot be reached; nothing was changed
     */
    boolean hasten(String deliveryId, Consumer<Transaction> recorder);

    /**
     * Cancels deliveries without sending them. Each leaves the queue and becomes {@code CANCELLED} in the log, in one
     * transaction, and the next delivery of its ordering key becomes claimable. Sequence numbers that were assigned
     * stay assigned.
     *
     * @param deliveryIds the deliveries' ids, at most {@value org.webhooks4j.admin.DeliveryOperations#MAX_SELECTED}
     * @param log the log that receives, within the transaction, the terminal entries; their events have no payload
     * @return the ids of the cancelled deliveries; the others are not pending, or are in flight
     * @throws StoreException if the store cannot be reached; nothing was cancelled
     */
    Set<String> discard(Set<String> deliveryIds, DeliveryLog log);
}
