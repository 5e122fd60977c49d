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
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.internal.text.CleanText;

/**
 * The pending deliveries. The host's side puts events in, inside its own transaction; workers on any number of nodes
 * claim deliveries, send them with no transaction open, and complete the claims.
 *
 * <p>Rules for every implementation:
 *
 * <ul>
 *   <li>The <i>ordering key</i> of a delivery is its webhook with its object's type and id. Unless the ordering is
 *       {@code NONE}, a delivery is not claimed while an earlier one of its ordering key is pending. "Earlier" is the
 *       order of {@link #enqueue}; a redelivery comes last. Ordering keys never wait for each other: every claim
 *       reaches the due deliveries of all of them, however many one has. A blocked delivery costs later claims nothing.
 *   <li>Where the ordering is {@code LATEST}, an update is superseded by an update that directly follows it in its
 *       ordering key. When the first of several is completed as superseded, so are those after it but for the last,
 *       with log entries of their own, which need no payload. The claims of the last one carry the event of the first
 *       as their {@link Claim#base()}, however often it is tried and also when it is redelivered, and what is
 *       superseded by a later one hands its base on. An update that was tried or claimed before the one that precedes
 *       it was stored supersedes nothing, because its body must stay the same.
 *   <li>Leases and delays are measured by one clock for all nodes, usually the database's.
 *   <li>A completion counts only if its claim is the delivery's latest: a result that comes after the lease was given
 *       to somebody else is discarded, with its log entry.
 *   <li>A claim ends with the delivery that reaches {@link ClaimRequest#maxBytes}. The payloads of those that it does
 *       not take are not read.
 *   <li>A store that cannot be reached makes methods throw {@link StoreException}; the caller tries again.
 * </ul>
 *
 * <p>Every method may be called from any thread.
 */
public interface DeliveryQueue {

    /**
     * Stores events with their deliveries, due at once, in the order of the list.
     *
     * @param transaction the host's unit of work, in which everything is written, or {@link Transaction#NONE} for one
     *     of the queue's own that is committed on return
     * @param events at least one
     * @throws org.webhooks4j.TransactionMismatchException if the store cannot write through the transaction
     * @throws org.webhooks4j.UncertainCommitException if the queue's own transaction may have committed
     * @throws StoreException if they cannot be stored; nothing is left behind once the unit of work is rolled back
     */
    void enqueue(Transaction transaction, List<NewEvent> events);

    /**
     * Takes leases on deliveries that are due, fairly: a webhook with many due deliveries does not keep those of others
     * from being claimed. Deliveries without a sequence number get the next one of their ordering key.
     *
     * @param request how many, and for how long
     * @return the claims; those of one ordering key in their order; empty if nothing is due
     * @throws StoreException if the store cannot be reached
     */
    List<Claim> claim(ClaimRequest request);

    /**
     * Ends claims, all in one transaction with their log entries, and makes the next delivery of each ordering key
     * claimable.
     *
     * @param completions what became of the claims
     * @param log where to append, within the transaction, those completions that count and have something to tell
     * @throws org.webhooks4j.UncertainCommitException if the commit's outcome is unknown; the caller completes the same
     *     claims again, of which those that were recorded count as claims that went to somebody else
     * @throws StoreException if nothing could be stored; the caller may try again
     */
    void complete(List<Completion> completions, DeliveryLog log);

    /**
     * Ends claims as {@link #complete} does, and then takes others as {@link #claim} does: a worker that has results
     * has room for more. Unless overridden, these are two calls. A queue whose transactions are expensive does both in
     * one, because what a transaction costs hardly depends on how much is done in it.
     *
     * @param completions what became of the claims; may be empty
     * @param log as for {@link #complete}
     * @param next what to claim once they are completed
     * @return the claims; empty if nothing is due
     * @throws org.webhooks4j.UncertainCommitException if the commit's outcome is unknown
     * @throws StoreException if the store cannot be reached. Either way the caller completes the same claims again, of
     *     which those that were recorded count as claims that went to somebody else; what {@code next} may have leased
     *     is claimed again once the leases are over
     */
    default List<Claim> completeAndClaim(List<Completion> completions, DeliveryLog log, ClaimRequest next) {
        complete(completions, log);
        return claim(next);
    }

    /**
     * Lists pending deliveries by their id, that is, by the time of their event, descending unless the query wants the
     * oldest first. The cursor is the id of the last delivery that was listed before.
     *
     * @param query which; a status other than {@code PENDING} finds nothing
     * @return a page of them
     * @throws StoreException if the store cannot be reached
     */
    Page<Delivery> pending(DeliveryQuery query);

    /**
     * Puts past deliveries back, each as the last one of its ordering key, with its id, sequence number and count of
     * attempts, due at once, and {@link DeliveryLog#reopen reopens} them in the log, all in one transaction. One that
     * is pending already, or whose event is no longer stored, is left alone. The count of attempts goes on from the
     * last one in the log, even if that came after the delivery was listed.
     *
     * @param deliveries past deliveries, as the log lists them
     * @param trigger why
     * @param log where they are to be reopened
     * @return the ids of those that were put back
     * @throws StoreException if the store cannot be reached
     */
    Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log);

    /**
     * Counts the pending deliveries of webhooks.
     *
     * @param webhookIds the webhooks
     * @param limit how far to count for each, 1 to {@value DeliveryQuery#MAX_LIMIT}, so that a long backlog costs no
     *     more than a short one
     * @return the count for each webhook
     * @throws StoreException if the store cannot be reached
     */
    default Map<String, Integer> countPending(Set<String> webhookIds, int limit) {
        Map<String, Integer> counts = new HashMap<>();
        for (String id : webhookIds) {
            // What nothing is stored under cannot be asked for.
            counts.put(
                    id,
                    CleanText.isClean(id)
                            ? pending(DeliveryQuery.all().withWebhook(id).withLimit(limit))
                                    .items()
                                    .size()
                            : 0);
        }
        return counts;
    }

    /**
     * Ends pending deliveries of a webhook that was deleted, whether or not somebody has claimed them: each leaves the
     * queue and is {@code CANCELLED} in the log, in one short transaction. What a node makes of its claim after that is
     * discarded. Once nothing is pending, the sequence numbers of the webhook are forgotten. What is for a webhook of
     * that id which the same store holds by now is left alone.
     *
     * <p>A queue that does not override it leaves them to the workers, which cancel what they claim.
     *
     * @param webhookId the webhook
     * @param limit how many deliveries and sequence numbers at most
     * @param log where to append, within the transaction, that they ended; their events come without payload
     * @return of how many it is over; the caller comes again while it is {@code limit}
     * @throws StoreException if the store cannot be reached; nothing was ended
     */
    default int cancel(String webhookId, int limit, DeliveryLog log) {
        return 0;
    }

    /**
     * The webhooks of which something is pending or a sequence number is known, so that {@link #cancel} can be called
     * for those that are gone.
     *
     * @return their ids; none unless this is overridden
     * @throws StoreException if the store cannot be reached
     */
    default Set<String> webhookIds() {
        return Set.of();
    }

    /**
     * What people do to deliveries that wait.
     *
     * @return the deliveries; unless overridden, {@link WaitingDeliveries#NONE}
     */
    default WaitingDeliveries waiting() {
        return WaitingDeliveries.NONE;
    }
}
