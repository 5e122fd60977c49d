package org.webhooks4j.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.webhooks4j.NotFoundException;

/**
 * What can be done to deliveries, pending and past.
 *
 * <p>Methods may be called from any thread and throw {@link org.webhooks4j.StoreException} if the store cannot answer.
 */
public interface DeliveryOperations {

    /** The largest number of deliveries that {@link #discard(Set)} takes at once. */
    int MAX_SELECTED = 1000;

    /**
     * Lists deliveries, pending and past.
     *
     * @param query which
     * @return a page of them, the newest event first unless the query says otherwise
     */
    Page<Delivery> search(DeliveryQuery query);

    /**
     * Finds one delivery with its event and its attempts.
     *
     * @param id the delivery's id
     * @return the delivery, or empty if there is none or its retention time is over
     */
    Optional<DeliveryDetails> find(String id);

    /**
     * Renders the body of a request again, as the log does not keep bodies. Only a body whose hash is that of the
     * request is returned, so it is the one that was sent, byte for byte.
     *
     * @param id the delivery's id
     * @param sha256 the hash in the attempt's {@link Attempt.Request}
     * @return the body; empty if there is no such delivery, its event is no longer stored, or its webhook was deleted
     *     or changed in what it excludes; also if this implementation cannot tell
     */
    default Optional<byte[]> requestBody(String id, String sha256) {
        return Optional.empty();
    }

    /**
     * Tells why deliveries have not been sent yet. Costs one index look-up for each that is not due.
     *
     * @param deliveries some deliveries, as {@link #search} lists them
     * @return what each of the pending ones waits for, by the deliveries' ids
     */
    Map<String, Waiting> waiting(List<Delivery> deliveries);

    /**
     * Sends a past delivery again, with the same id and content, after the pending deliveries of its object. A test
     * stays a test.
     *
     * @param id the delivery's id
     * @throws NotFoundException if there is none, its event is no longer stored, or its webhook was deleted, even if
     *     another webhook of the same id was created since
     * @throws IllegalStateException if it is pending already, or somebody else redelivers it at this moment
     */
    void redeliver(String id);

    /**
     * Sends many past deliveries again, such as all dead ones of a webhook in a range of time, oldest event first.
     * Pending deliveries, tests, and deliveries of deleted webhooks are left alone. Works in steps, each a transaction
     * of its own, and needs the same memory for any number of deliveries.
     *
     * @param request which
     * @return how many were taken
     */
    ReplayResult replay(ReplayRequest request);

    /**
     * Makes a delivery due that waits for its retry. It is sent as soon as its webhook may be sent anything: a pause
     * that the receiver asked for, an open breaker and limits apply to it too. {@link Diagnostics#changes} says who did
     * it.
     *
     * @param id the delivery's id
     * @throws NotFoundException if there is none
     * @throws IllegalStateException if it has ended, its webhook is inactive, an attempt is under way, or it waits for
     *     an earlier delivery of its object, which the message names
     */
    void sendNow(String id);

    /**
     * Ends a pending delivery unsent. It is {@code CANCELLED} in the log, {@link Diagnostics#changes} names the actor,
     * and the next delivery of its object has its turn. {@link #redeliver} can send it later.
     *
     * @param id the delivery's id
     * @throws NotFoundException if there is none
     * @throws IllegalStateException if it has ended, or an attempt is under way
     */
    void discard(String id);

    /**
     * Ends pending deliveries unsent, as {@link #discard(String)} does.
     *
     * @param ids the deliveries' ids, at most {@value #MAX_SELECTED}
     * @return how many were discarded; deliveries that have ended, or that a node is sending, are left alone
     * @throws IllegalArgumentException if there are more
     */
    DiscardResult discard(Set<String> ids);

    /**
     * Ends all pending deliveries unsent that a request selects, as {@link #discard(String)} does, oldest event first.
     * Works in steps, each a transaction and an entry of {@link Diagnostics#changes} of its own, and needs the same
     * memory for any number of deliveries. Events raised after the call began are left alone.
     *
     * @param request which
     * @return how many were discarded, and how many were left because a node is sending them
     */
    DiscardResult discard(DiscardRequest request);
}
