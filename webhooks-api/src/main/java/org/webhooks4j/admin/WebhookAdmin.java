package org.webhooks4j.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.StoreException;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.Webhook;

/**
 * The management face: what a management page or a support tool calls. Data-access code calls
 * {@link org.webhooks4j.Webhooks} instead.
 *
 * <p>Nobody's rights are checked here; that is the caller's business. Methods use transactions of the store's own, may
 * be called from any thread, and throw {@link StoreException} if the store cannot answer. Those that change webhooks
 * throw {@link UnsupportedOperationException} if the webhooks are kept by a repository that only reads.
 */
public interface WebhookAdmin {

    /** How long an old key goes on signing beside its successor, unless said otherwise: 24 hours. */
    Duration DEFAULT_KEY_OVERLAP = Duration.ofHours(24);

    /**
     * All webhooks, active or not.
     *
     * @return the webhooks, by name
     */
    List<Webhook> webhooks();

    /**
     * One webhook.
     *
     * @param id its id
     * @return the webhook, or empty if there is none
     */
    Optional<Webhook> webhook(String id);

    /**
     * Adds a webhook. One that has no signing key gets a new HMAC secret, which the returned webhook holds and which
     * should be shown to the person who sets up the receiver.
     *
     * @param webhook the webhook
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is broken, the id is taken, the address policy forbids the URL, or the
     *     webhook asks for a handshake and the receiver does not consent
     */
    Webhook create(Webhook webhook);

    /**
     * Replaces a webhook. Pending deliveries go to the new URL. If it asks for a handshake, the receiver is asked when
     * the URL changes or the webhook becomes active.
     *
     * @param webhook the webhook in its new form
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is broken, the address policy forbids the URL, or the receiver does not
     *     consent
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook update(Webhook webhook);

    /**
     * Switches a webhook on or off. Deliveries that wait stay, and go on when it is on again. Switched on, it has the
     * time to prove itself that a new one has, and its receiver is asked first if it asks for a handshake.
     *
     * @param id the webhook's id
     * @param active on or off
     * @return the webhook as stored
     * @throws InvalidWebhookException if the receiver does not consent
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook setActive(String id, boolean active);

    /**
     * Removes a webhook. Its pending deliveries are cancelled, its log stays until the retention time is over.
     *
     * @param id the webhook's id
     * @throws NotFoundException if there is no webhook of that id
     */
    void delete(String id);

    /**
     * Gives a webhook a new key, of the kind of the first one that it has: usually an HMAC secret. Keys of that kind
     * sign beside the new one until the overlap is over, where the receiver's header has room for more than one
     * signature; keys of other kinds stay as they are.
     *
     * @param id the webhook's id
     * @param overlap zero or more; {@link #DEFAULT_KEY_OVERLAP} gives receivers a day
     * @return the new key, to be shown once
     * @throws NotFoundException if there is no webhook of that id
     */
    SigningKey rotateSecret(String id, Duration overlap);

    /**
     * Sends a made-up event of type {@code test} to one webhook, whatever it listens to. A failure does not count
     * against the webhook and is not retried.
     *
     * @param id the webhook's id
     * @return the event's and the delivery's id
     * @throws NotFoundException if there is no webhook of that id
     * @throws IllegalStateException if the webhook is inactive
     */
    Receipt test(String id);

    /**
     * Lists deliveries, pending and past.
     *
     * @param query which
     * @return a page of them, the newest event first
     */
    Page<Delivery> deliveries(DeliveryQuery query);

    /**
     * One delivery with its event and its attempts.
     *
     * @param id the delivery's id
     * @return the delivery, or empty if there is none or the retention time is over
     */
    Optional<DeliveryDetails> delivery(String id);

    /**
     * Sends a delivery again, with the same id and content, after what its object has waiting. A test stays a test.
     *
     * @param id the delivery's id
     * @throws NotFoundException if there is none, its event is no longer stored, or its webhook was deleted
     * @throws IllegalStateException if it is pending already
     */
    void redeliver(String id);

    /**
     * Sends many deliveries again, such as all dead ones of a webhook in a range of time, oldest event first.
     * Deliveries that are pending, tests, and deliveries of deleted webhooks are left alone. Works in steps, so that it
     * takes the same memory however many there are; each step is a transaction of its own.
     *
     * @param query which; its limit is the size of the steps, not an end
     * @return how many were taken
     * @throws IllegalArgumentException if the query asks for those that are pending
     */
    Replay replay(DeliveryQuery query);

    /**
     * Asks what would happen if an event were raised. Nothing is stored or sent.
     *
     * @param event the event
     * @return the answer for every webhook
     * @throws UnreadableObjectException if an object cannot be turned into JSON, or its type or id cannot be told
     */
    Explanation explain(ObjectEvent event);
}
