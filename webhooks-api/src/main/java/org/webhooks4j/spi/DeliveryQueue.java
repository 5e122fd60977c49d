package org.webhooks4j.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.QueueSummary;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.internal.text.CleanText;

/**
 * Holds the pending deliveries. The host enqueues events inside its own transaction. Workers on any number of nodes
 * claim deliveries, send them with no transaction open, and complete the claims.
 *
 * <p>Rules for every implementation:
 *
 * <ul>
 *   <li>The <i>ordering key</i> of a delivery consists of its webhook and its object's type and id. Unless the ordering
 *       is {@code NONE}, a delivery is not claimed while an earlier one of its ordering key is pending. "Earlier" is
 *       the order of {@link #enqueue}; a redelivery comes last. Ordering keys never block each other: every claim
 *       reaches the due deliveries of all of them, however many one has. A blocked delivery costs later claims nothing.
 *   <li>If the ordering is {@code LATEST}, an update is superseded by an update that directly follows it in its
 *       ordering key. When the first of several is completed as superseded, so are the following ones except the last.
 *       Each gets its own log entry, which needs no payload. Every claim of the last one carries the event of the first
 *       as its {@link Claim#base()}, on every retry and also on redelivery. A delivery that is superseded later passes
 *       its base to the one that supersedes it. An update that was attempted or claimed before the preceding one was
 *       stored supersedes nothing, because its body must stay the same.
 *   <li>One clock for all nodes, usually the database's, measures leases and delays.
 *   <li>A completion is accepted only if its claim is the delivery's latest. A result that arrives after another worker
 *       got the lease is discarded, with its log entry.
 *   <li>A claim stops at the delivery that reaches {@link ClaimRequest#maxBytes}. The store does not read the payloads
 *       of deliveries that it does not return.
 *   <li>If the store cannot be reached, methods throw {@link StoreException}; the caller tries again.
 * </ul>
 *
 * <p>Every method may be called from any thread.
 */
public interface DeliveryQueue {

    /**
     * Stores events with their deliveries, due at once, in list order.
     *
     * @param transaction the host's transaction, in which everything is written, or {@link Transaction#NONE} to use one
     *     of the queue's own that is committed on return
     * @param events the events, at least one
     * @throws org.webhooks4j.TransactionMismatchException if the store cannot write through the transaction
     * @throws org.webhooks4j.UncertainCommitException if the queue's own transaction may have committed
     * @throws StoreException if the events cannot be stored; once the transaction is rolled back, nothing is left
     *     behind
     */
    void enqueue(Transaction transaction, List<NewEvent> events);

    /**
     * Claims due deliveries and leases them to the caller. Claiming is fair: a webhook with many due deliveries does
     * not keep those of others from being claimed. A delivery without a sequence number gets the next one of its
     * ordering key.
     *
     * @param request the limits and the duration of the lease
     * @return the claims, in order within each ordering key; empty if nothing is due
     * @throws StoreException if the store cannot be reached
     */
    List<Claim> claim(ClaimRequest request);

    /**
     * Completes claims in one transaction with their log entries, and makes the next delivery of each ordering key
     * claimable.
     *
     * @param completions the results of the claims
     * @param log the log that receives, within the transaction, the accepted completions that carry an attempt or a
     *     terminal status
     * @throws org.webhooks4j.UncertainCommitException if the outcome of the commit is unknown. The caller then
     *     completes the same claims again; those that were already recorded are treated as lost to another worker
     * @throws StoreException if nothing was stored; the caller may try again
     */
    void complete(List<Completion> completions, DeliveryLog log);

    /**
     * Completes claims like {@link #complete} and then claims deliveries like {@link #claim}: a worker that has results
     * has room for more. The default implementation makes both calls. A queue with expensive transactions does both in
     * one, because the cost of a transaction hardly depends on how much it does.
     *
     * @param completions the results of the claims; may be empty
     * @param log as for {@link #complete}
     * @param next what to claim after the completions
     * @return the claims; empty if nothing is due
     * @throws org.webhooks4j.UncertainCommitException if the outcome of the commit is unknown
     * @throws StoreException if the store cannot be reached. After either exception the caller completes the same
     *     claims again; those that were already recorded are treated as lost to another worker. Deliveries that
     *     {@code next} may have leased are claimed again once the leases expire
     */
    default List<Claim> completeAndClaim(List<Completion> completions, DeliveryLog log, ClaimRequest next) {
        complete(completions, log);
        return claim(next);
    }

    /**
     * Lists pending deliveries by id, which is the order of event time: descending, unless the query requests the
     * oldest first. The cursor is the id of the last delivery of the previous page.
     *
     * @param query the selection; a status other than {@code PENDING} matches nothing
     * @return a page of deliveries
     * @throws StoreException if the store cannot be reached
     */
    Page<Delivery> pending(DeliveryQuery query);

    /**
     * Puts completed deliveries back into the queue and {@linkplain DeliveryLog#reopen reopens} them in the log, all in
     * one transaction. Each becomes the last one of its ordering key and is due at once; it keeps its id, sequence
     * number and attempt count. A delivery that is already pending, or whose event is no longer stored, is skipped. The
     * attempt count continues from the last attempt in the log, even if that was recorded after the delivery was
     * listed.
     *
     * @param deliveries completed deliveries, as the log lists them
     * @param trigger why they are redelivered
     * @param log the log in which to reopen them
     * @return the ids of the deliveries that were put back
     * @throws StoreException if the store cannot be reached
     */
    Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log);

    /**
     * Counts the pending deliveries of webhooks.
     *
     * @param webhookIds the webhooks' ids
     * @param limit the count to stop at for each webhook, 1 to {@value QueueSummary#MAX_PER_WEBHOOK}, so that a long
     *     backlog costs no more than a short one. A queue that does not override this method stops at
     *     {@value DeliveryQuery#MAX_LIMIT}
     * @return the count for each webhook
     * @throws StoreException if the store cannot be reached
     */
    default Map<String, Integer> countPending(Set<String> webhookIds, int limit) {
        Map<String, Integer> counts = new HashMap<>();
        for (String id : webhookIds) {
            // No store can hold deliveries under such an id, so it is not queried.
            counts.put(
                    id,
                    CleanText.isClean(id)
                            ? pending(DeliveryQuery.all()
                                            .withWebhook(id)
                                            .withLimit(Math.min(limit, DeliveryQuery.MAX_LIMIT)))
                                    .items()
                                    .size()
                            : 0);
        }
        return counts;
    }

    /**
     * Cancels the pending deliveries of a deleted webhook, claimed or not. Each leaves the queue and becomes
     * {@code CANCELLED} in the log, in one short transaction. Later completions of their claims are discarded. Once
     * nothing is pending, the webhook's sequence numbers are deleted. If the same store holds a new webhook of that id
     * by now, its deliveries are left alone.
     *
     * <p>If a queue does not override this method, the workers cancel such deliveries when they claim them.
     *
     * @param webhookId the webhook's id
     * @param limit the maximum number of deliveries and sequence numbers
     * @param log the log that receives, within the transaction, the terminal entries; their events have no payload
     * @return how many deliveries and sequence numbers were removed; the caller calls again while this equals
     *     {@code limit}
     * @throws StoreException if the store cannot be reached; nothing was cancelled
     */
    default int cancel(String webhookId, int limit, DeliveryLog log) {
        return 0;
    }

    /**
     * Returns the webhooks that have pending deliveries or sequence numbers, so that the engine can call
     * {@link #cancel} for deleted ones.
     *
     * @return their ids; empty unless overridden
     * @throws StoreException if the store cannot be reached
     */
    default Set<String> webhookIds() {
        return Set.of();
    }

    /**
     * Returns the operations on pending deliveries that no worker is sending.
     *
     * @return the operations; {@link WaitingDeliveries#NONE} unless overridden
     */
    default WaitingDeliveries waiting() {
        return WaitingDeliveries.NONE;
    }
}
