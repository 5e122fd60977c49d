package org.webhooks4j.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.webhooks4j.NotFoundException;

/**
 * Searches, redelivers, replays, expedites and discards deliveries.
 *
 * <p>Methods may be called from any thread and throw {@link org.webhooks4j.StoreException} if the store fails.
 */
public interface DeliveryOperations {

    /** The maximum number of deliveries that {@link #discard(Set)} accepts. */
    int MAX_SELECTED = 1000;

    /**
     * Lists deliveries, pending and past.
     *
     * @param query which deliveries to list
     * @return a page of deliveries, newest event first unless the query reverses the order
     */
    Page<Delivery> search(DeliveryQuery query);

    /**
     * Finds a delivery with its event and attempts.
     *
     * @param id the delivery's id
     * @return the delivery, or empty if it does not exist or its retention time is over
     */
    Optional<DeliveryDetails> find(String id);

    /**
     * Renders the body of a past request again, because the log does not store bodies. The body is returned only if its
     * hash matches the request's, so it equals the one that was sent, byte for byte.
     *
     * @param id the delivery's id
     * @param sha256 the body's hash from the attempt's {@link Attempt.Request}
     * @return the body; empty if the delivery does not exist, its event is no longer stored, its webhook was deleted or
     *     excludes other fields now, or this implementation does not support it
     */
    default Optional<byte[]> requestBody(String id, String sha256) {
        return Optional.empty();
    }

    /**
     * Returns why deliveries have not been sent yet. Costs one index lookup per delivery that is not due.
     *
     * @param deliveries deliveries as returned by {@link #search}
     * @return what each pending delivery waits for, by delivery id
     */
    Map<String, Waiting> waiting(List<Delivery> deliveries);

    /**
     * Sends a past delivery again, with the same id and content, after the pending deliveries of its object. A test
     * delivery remains a test.
     *
     * @param id the delivery's id
     * @throws NotFoundException if the delivery does not exist, its event is no longer stored, or its webhook was
     *     deleted, even if another webhook with the same id was created since
     * @throws IllegalStateException if the delivery is already pending, or another caller is redelivering it
     *     concurrently
     */
    void redeliver(String id);

    /**
     * Sends past deliveries again, as {@link #redeliver(String)} does.
     *
     * @param ids the deliveries' ids, at most {@value #MAX_SELECTED}
     * @return the number of redelivered deliveries, and of those skipped because they do not exist, are pending, or
     *     lack their event or their webhook
     * @throws IllegalArgumentException if there are more ids
     */
    ReplayResult redeliver(Set<String> ids);

    /**
     * Sends many past deliveries again, oldest event first, such as all dead deliveries of a webhook in a time range.
     * Skips pending deliveries, tests, and deliveries of deleted webhooks. Works in steps, each with its own
     * transaction and entry in {@link Diagnostics#changes}, with constant memory for any number of deliveries.
     *
     * @param request which deliveries to select
     * @return the number of deliveries redelivered and skipped
     */
    ReplayResult replay(ReplayRequest request);

    /**
     * Makes a delivery due that is waiting for its retry. A pause requested by the receiver, an open breaker and limits
     * still apply before it is sent. {@link Diagnostics#changes} records the actor.
     *
     * @param id the delivery's id
     * @throws NotFoundException if the delivery does not exist
     * @throws IllegalStateException if the delivery has ended, its webhook is inactive, an attempt is in flight, or it
     *     waits for an earlier delivery of its object, which the message names
     */
    void sendNow(String id);

    /**
     * Cancels a pending delivery without sending it. The log shows it as {@code CANCELLED}, {@link Diagnostics#changes}
     * records the actor, and the next delivery of its object can be sent. {@link #redeliver} can send it later.
     *
     * @param id the delivery's id
     * @throws NotFoundException if the delivery does not exist
     * @throws IllegalStateException if the delivery has ended, or an attempt is in flight
     */
    void discard(String id);

    /**
     * Cancels pending deliveries without sending them, as {@link #discard(String)} does.
     *
     * @param ids the deliveries' ids, at most {@value #MAX_SELECTED}
     * @return the number of cancelled deliveries; those that have ended, or that a node is sending, are left unchanged
     * @throws IllegalArgumentException if there are more ids
     */
    DiscardResult discard(Set<String> ids);

    /**
     * Cancels all pending deliveries that a request selects, as {@link #discard(String)} does, newest event first, so
     * that none becomes due because an earlier one of its object is cancelled. Works in steps, each with its own
     * transaction and entry in {@link Diagnostics#changes}, with constant memory for any number of deliveries. Events
     * raised after the call started are not affected.
     *
     * @param request which deliveries to select
     * @return the number of cancelled deliveries, and of those left because a node is sending them
     */
    DiscardResult discard(DiscardRequest request);
}
