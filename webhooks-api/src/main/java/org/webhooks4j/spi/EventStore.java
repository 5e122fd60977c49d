package org.webhooks4j.spi;

import java.time.Duration;
import java.util.Optional;
import org.webhooks4j.StoreException;

/**
 * Holds the events. {@link DeliveryQueue#enqueue} stores them, and they are kept as long as a delivery or a log entry
 * needs them.
 *
 * <p>Every method may be called from any thread.
 */
public interface EventStore {

    /**
     * Returns one event.
     *
     * @param eventId the event's id
     * @return the event, or empty if it does not exist or was purged
     * @throws StoreException if the store cannot be reached
     */
    Optional<StoredEvent> find(String eventId);

    /**
     * Returns the base event of a delivery that supersedes updates, as in {@link Claim#base()}.
     *
     * @param deliveryId the delivery's id
     * @return the event, or empty if the delivery supersedes none; empty unless overridden
     * @throws StoreException if the store cannot be reached
     */
    default Optional<StoredEvent> base(String deliveryId) {
        return Optional.empty();
    }

    /**
     * Deletes old events that have no pending delivery, have no entry in a log kept beside them, and are not the
     * {@linkplain #base base} of a delivery whose event is kept. Every node calls this method; a store that nodes share
     * lets only one of them work at a time. A store that does not override it keeps everything.
     *
     * @param olderThan the minimum time since the event occurred
     * @param limit the maximum number of events to delete, in one short transaction
     * @return how many were deleted, 0 if another node is working; the caller calls again while this equals
     *     {@code limit}
     * @throws StoreException if the store cannot be reached
     */
    default int purge(Duration olderThan, int limit) {
        return 0;
    }
}
