package org.webhooks4j.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
     * @throws InvalidWebhookException if a rule is broken, the id is taken, or the address policy forbids the URL
     */
    Webhook create(Webhook webhook);

    /**
     * Replaces a webhook. Pending deliveries go to the new URL.
     *
     * @param webhook the webhook in its new form
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is broken or the address policy forbids the URL
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook update(Webhook webhook);

    /**
     * Switches a webhook on or off. Deliveries that wait stay, and go on when it is on again.
     *
     * @param id the webhook's id
     * @param active on or off
     * @return the webhook as stored
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
     * Gives a webhook a new HMAC secret. Keys it had sign beside the new one until the overlap is over.
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
     * Sends a delivery again, with the same id and content, after what its object has waiting.
     *
     * @param id the delivery's id
     * @throws NotFoundException if there is none, or its event is no longer stored
     * @throws IllegalStateException if it is pending already
     */
    void redeliver(String id);

    /**
     * Sends many deliveries again, such as all dead ones of a webhook in a range of time, oldest event first.
     * Deliveries that are pending are left alone.
     *
     * @param query which; its limit is the size of the steps, not an end
     * @return how many were taken
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

    /**
     * How all webhooks fare, at a glance. Costs a few index entries for each webhook, whatever waits or is logged.
     *
     * @return one entry per webhook, in the order of {@link #webhooks()}; empty if this implementation cannot tell
     */
    default List<WebhookHealth> health() {
        return List.of();
    }

    /**
     * What was attempted in the last hours, and how it went. Reads an index entry per attempt of that time.
     *
     * @param webhookId only attempts of this webhook, or null for all webhooks together
     * @param hours how many hours, the current one included, 1 to {@value Activity#MAX_HOURS}
     * @return the hours; empty if this implementation cannot tell
     * @throws IllegalArgumentException if the number of hours is not in that range
     */
    default Activity activity(@Nullable String webhookId, int hours) {
        return new Activity(List.of());
    }
}
