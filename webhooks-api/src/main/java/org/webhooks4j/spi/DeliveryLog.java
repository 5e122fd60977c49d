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
 * What was executed: every attempt, also those for which no connection came about, and how each delivery ended.
 *
 * <p>Every method may be called from any thread.
 */
public interface DeliveryLog {

    /**
     * Appends entries: for each completion its attempt, if there is one, and its end, unless it is pending. An end
     * takes the place of an earlier one of the same delivery; a first attempt that nobody asked for has none before it.
     *
     * @param transaction the queue's unit of work; a log that is kept elsewhere ignores it and must bear that entries
     *     are repeated
     * @param completions entries in the order in which the attempts ended
     * @throws StoreException if they cannot be stored; the queue's transaction is then rolled back
     */
    void append(Transaction transaction, List<Completion> completions);

    /**
     * Lists deliveries that have ended by their id, that is, by the time of their event, descending unless the query
     * wants the oldest first. The cursor is the id of the last delivery that was listed before.
     *
     * @param query which; status {@code PENDING} finds nothing
     * @return a page of them
     * @throws StoreException if the log cannot be read
     */
    Page<Delivery> search(DeliveryQuery query);

    /**
     * The attempts of one delivery, whether it has ended or not.
     *
     * @param deliveryId the delivery's id
     * @return the attempts, oldest first; empty if there are none
     * @throws StoreException if the log cannot be read
     */
    List<Attempt> attempts(String deliveryId);

    /**
     * Forgets how deliveries ended, because they are pending again. Their attempts stay.
     *
     * @param transaction the queue's unit of work
     * @param deliveryIds the deliveries' ids
     * @throws StoreException if the log cannot be changed; the queue's transaction is then rolled back
     */
    void reopen(Transaction transaction, Set<String> deliveryIds);

    /**
     * Removes deliveries that ended long ago, with their attempts. Dead ones are kept until somebody redelivers them,
     * or their webhook is gone. Every node calls this; a log that nodes share lets one of them work at a time. A log
     * that does not override it keeps everything.
     *
     * @param olderThan how long ago they ended at least
     * @param limit how many to remove at most, in one short transaction
     * @return how many were removed, none if another node is at it; the caller comes again while it is {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    default int purge(Duration olderThan, int limit) {
        return 0;
    }

    /**
     * Lets dead deliveries of webhooks that are gone be purged like all others, counted from now, since nobody can
     * redeliver them. A log that does not override it keeps them.
     *
     * @param exists whether there is a webhook of an id
     * @param limit how many at most, in one short transaction
     * @return how many; the caller comes again while it is {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    default int releaseDead(Predicate<String> exists, int limit) {
        return 0;
    }

    /**
     * What the log can tell at a glance.
     *
     * @return the statistics; unless overridden, {@link LogStatistics#UNKNOWN}
     */
    default LogStatistics statistics() {
        return LogStatistics.UNKNOWN;
    }
}
