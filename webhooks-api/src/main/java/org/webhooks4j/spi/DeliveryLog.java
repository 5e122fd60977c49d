package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;

/**
 * Records every attempt, including those that failed to connect, and the terminal status of each delivery.
 *
 * <p>Every method may be called from any thread.
 */
public interface DeliveryLog {

    /**
     * Appends entries. For each completion these are its attempt, if there is one, and its terminal status, unless it
     * is pending. A new terminal entry replaces the previous one of the same delivery; a first automatic attempt has
     * none.
     *
     * @param transaction the queue's transaction; a log that is stored elsewhere ignores it and must tolerate repeated
     *     entries
     * @param completions the completions, in the order in which the attempts ended
     * @throws StoreException if the entries cannot be stored; the queue then rolls its transaction back
     */
    void append(Transaction transaction, List<Completion> completions);

    /**
     * Lists deliveries with a terminal status by id, which is the order of event time: descending, unless the query
     * requests the oldest first. The cursor is the id of the last delivery of the previous page.
     *
     * @param query the selection; status {@code PENDING} matches nothing
     * @return a page of deliveries
     * @throws StoreException if the log cannot be read
     */
    Page<Delivery> search(DeliveryQuery query);

    /**
     * Returns the attempts of one delivery, pending or not.
     *
     * @param deliveryId the delivery's id
     * @return the attempts, oldest first; empty if there are none
     * @throws StoreException if the log cannot be read
     */
    List<Attempt> attempts(String deliveryId);

    /**
     * Deletes the terminal entries of deliveries that are pending again. Their attempts are kept.
     *
     * @param transaction the queue's transaction
     * @param deliveryIds the deliveries' ids
     * @throws StoreException if the log cannot be changed; the queue then rolls its transaction back
     */
    void reopen(Transaction transaction, Set<String> deliveryIds);

    /**
     * Deletes deliveries that ended long ago, with their attempts. Dead deliveries are kept until they are redelivered
     * or their webhook is deleted. Every node calls this method; a log that nodes share lets only one of them work at a
     * time. A log that does not override it keeps everything.
     *
     * @param olderThan the minimum time since the delivery ended
     * @param limit the maximum number of deliveries to delete, in one short transaction
     * @return how many were deleted, 0 if another node is working; the caller calls again while this equals
     *     {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    default int purge(Duration olderThan, int limit) {
        return 0;
    }

    /**
     * Makes the dead deliveries of deleted webhooks subject to purging like all others, counted from now, since they
     * can no longer be redelivered. A log that does not override it keeps them.
     *
     * @param exists whether a webhook with the given id exists
     * @param limit the maximum number of deliveries, in one short transaction
     * @return how many deliveries were released; the caller calls again while this equals {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    default int releaseDead(Predicate<String> exists, int limit) {
        return 0;
    }

    /**
     * Returns statistics of the log that are cheap to read.
     *
     * @return the statistics; {@link LogStatistics#UNKNOWN} unless overridden
     */
    default LogStatistics statistics() {
        return LogStatistics.UNKNOWN;
    }
}
