package org.webhooks4j.spi;

import java.time.Duration;
import java.util.Optional;
import org.webhooks4j.StoreException;

/**
 * The events themselves, put in by {@link DeliveryQueue#enqueue} and kept for as long as a delivery or a log entry
 * needs them.
 *
 * <p>Every method may be called from any thread.
 */
public interface EventStore {

    /**
     * One event.
     *
     * @param eventId the event's id
     * @return the event, or empty if there is none or it was purged
     * @throws StoreException if the store cannot be reached
     */
    Optional<StoredEvent> find(String eventId);

    /**
     * The event that a delivery compares with because updates were superseded by it: {@link Claim#base()}.
     *
     * @param deliveryId the delivery's id
     * @return the event, or empty if the delivery supersedes none; unless overridden, empty
     * @throws StoreException if the store cannot be reached
     */
    default Optional<StoredEvent> base(String deliveryId) {
        return Optional.empty();
    }

    /**
     * Removes events that are old, have no pending delivery, no entry in a log that is kept beside them, and are the
     * {@linkplain #base base} of no delivery whose event is kept. Every node calls this; a store that nodes share lets
     * one of them work at a time. A store that does not override it keeps everything.
     *
     * @param olderThan how long ago they occurred at least
     * @param limit how many to remove at most, in one short transaction
     * @return how many were removed, none if another node is at it; the caller comes again while it is {@code limit}
     * @throws StoreException if the store cannot be reached
     */
    default int purge(Duration olderThan, int limit) {
        return 0;
    }
}
