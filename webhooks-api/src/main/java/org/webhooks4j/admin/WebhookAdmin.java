package org.webhooks4j.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ConflictException;
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

    /** How long an old key can go on signing beside its successor at most: 365 days. */
    Duration MAX_KEY_OVERLAP = Duration.ofDays(365);

    /** How long a webhook can be traced at most: 7 days. */
    Duration MAX_TRACE = Duration.ofDays(7);

    /**
     * The same, for somebody whose changes are then recorded under that name.
     *
     * @param actor a user's name or id, at most 200 characters, or null if nobody is known
     * @return a light view of this object
     * @throws IllegalArgumentException if the name is longer
     */
    WebhookAdmin as(@Nullable String actor);

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
     * Replaces a webhook, whatever it is by now. Pending deliveries go to the new URL. If it asks for a handshake, the
     * receiver is asked when the URL changes or the webhook becomes active.
     *
     * @param webhook the webhook in its new form
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is broken, the address policy forbids the URL, or the receiver does not
     *     consent
     * @throws NotFoundException if there is no webhook of that id
     * @throws ConflictException if somebody else changes it in this moment, such as while the receiver is asked
     * @throws IllegalStateException if what is stored is an {@link org.webhooks4j.UnreadableWebhook} and the new form
     *     has no signing key
     */
    Webhook update(Webhook webhook);

    /**
     * Replaces a webhook if it is still what somebody read and then changed, as {@link #update(Webhook)} does. Of
     * several callers that read the same, one succeeds.
     *
     * @param read the webhook as it was read
     * @param webhook the same webhook in its new form
     * @return the webhook as stored
     * @throws InvalidWebhookException as {@link #update(Webhook)} does
     * @throws NotFoundException if there is no webhook of that id any more
     * @throws ConflictException if somebody else has changed it since
     * @throws IllegalStateException as {@link #update(Webhook)} does
     */
    Webhook update(Webhook read, Webhook webhook);

    /**
     * Activates or deactivates a webhook. Pending deliveries of an inactive webhook stay, and are sent when it is
     * active again. Activating resets the failure history; if the webhook asks for a handshake, its receiver is asked
     * first.
     *
     * @param id the webhook's id
     * @param active whether it takes part
     * @return the webhook as stored
     * @throws InvalidWebhookException if the receiver does not consent
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook setActive(String id, boolean active);

    /**
     * Removes a webhook. Its pending deliveries are cancelled, those beyond the first thousands in the background; its
     * log stays until the retention time is over. Another webhook of the same id may be created at once: nothing that
     * was for this one is sent to it, whenever it is enqueued or redelivered.
     *
     * @param id the webhook's id
     * @throws NotFoundException if there is no webhook of that id
     */
    void delete(String id);

    /**
     * Removes a webhook, as {@link #delete(String)} does, if it is still what somebody read.
     *
     * @param read the webhook as it was read
     * @throws NotFoundException if there is no webhook of that id any more
     * @throws ConflictException if somebody else has changed it since
     */
    void delete(Webhook read);

    /**
     * Gives a webhook a new key, of the kind of the first one that it has: usually an HMAC secret. Keys of that kind
     * sign beside the new one until the overlap is over, where the receiver's header has room for more than one
     * signature; keys of other kinds stay as they are.
     *
     * @param id the webhook's id
     * @param overlap zero to {@link #MAX_KEY_OVERLAP}; {@link #DEFAULT_KEY_OVERLAP} gives receivers a day
     * @return the new key, to be shown once; of callers at the same time each gets one, and replaces that of the one
     *     before
     * @throws IllegalArgumentException if the overlap is negative or longer
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
     * @throws NotFoundException if there is none, its event is no longer stored, or its webhook was deleted, even if
     *     another one of the same id was created since
     * @throws IllegalStateException if it is pending already, or somebody else redelivers it in this moment
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
    ReplayResult replay(DeliveryQuery query);

    /**
     * Tells why deliveries have not been sent yet. Costs a look into an index for each that is not due.
     *
     * @param deliveries some deliveries, as {@link #deliveries} lists them
     * @return for each that is pending, by its id, what it waits for; empty if this implementation cannot tell
     */
    default Map<String, Waiting> waiting(List<Delivery> deliveries) {
        return Map.of();
    }

    /**
     * Sends a delivery now that waits for its retry, as soon as its webhook may be sent anything: a pause that the
     * receiver asked for, an open breaker and limits hold for it too.
     *
     * @param id the delivery's id
     * @throws NotFoundException if there is none
     * @throws IllegalStateException if it has ended, its webhook is inactive, an attempt is under way, or it waits for
     *     an earlier delivery of its object, which the message names
     */
    void sendNow(String id);

    /**
     * Ends a pending delivery unsent. It is {@code CANCELLED} in the log, {@link #changes} says by whom, and what its
     * object has waiting behind it goes on. {@link #redeliver} can send it later.
     *
     * @param id the delivery's id
     * @throws NotFoundException if there is none
     * @throws IllegalStateException if it has ended, or an attempt is under way
     */
    void discard(String id);

    /**
     * Ends pending deliveries unsent, as {@link #discard(String)} does.
     *
     * @param ids the deliveries' ids, at most {@value DeliveryQuery#MAX_LIMIT}
     * @return how many were discarded; those that are not pending, or that a node is sending, are left alone
     * @throws IllegalArgumentException if there are more
     */
    Discarded discard(Set<String> ids);

    /**
     * Ends all pending deliveries unsent that a query finds, as {@link #discard(String)} does, such as all that wait
     * for a webhook, oldest event first. Works in steps, so that it takes the same memory however many there are; each
     * step is a transaction of its own, with an entry of its own among the {@link #changes}. Events that are raised
     * after the call began are left alone.
     *
     * @param query which; its limit is the size of the steps, not an end
     * @return how many were discarded, and how many were left because a node is sending them
     * @throws IllegalArgumentException if the query asks for those of another status than {@code PENDING}
     */
    Discarded discard(DeliveryQuery query);

    /**
     * Asks what would happen if an event were raised. Nothing is stored or sent.
     *
     * @param event the event
     * @return the answer for every webhook
     * @throws UnreadableObjectException if an object cannot be turned into JSON, or its type or id cannot be told
     */
    Explanation explain(ObjectEvent event);

    /**
     * Has it written down, from now on, which events are not sent to a webhook, and which rule and value decided. Costs
     * a small row in the host's transaction for each such event, so it ends by itself: after the given time, and on
     * each node after 10,000 events.
     *
     * @param id the webhook's id
     * @param duration how long, at most {@link #MAX_TRACE}; zero ends it at once
     * @return the webhook as stored
     * @throws IllegalArgumentException if the duration is negative or longer
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook trace(String id, Duration duration);

    /**
     * Lists what was not sent to a webhook while it was traced, and why. Entries are kept for the retention time.
     *
     * @param query which; {@link DeliveryQuery#webhook()} must name the webhook, delivery and status are not asked
     * @return a page of them, the newest event first
     * @throws IllegalArgumentException if the query names no webhook
     */
    Page<SkippedEvent> skipped(DeliveryQuery query);

    /**
     * Lists who changed webhooks, through this interface or otherwise through this engine, newest first. Entries are
     * kept for 365 days. What is changed behind the engine's back is not seen.
     *
     * @param webhookId the webhook, which need not exist any more, or null for all
     * @param cursor what {@link Page#next()} said, or null for the first page
     * @return at most 100 of them
     */
    Page<WebhookChange> changes(@Nullable String webhookId, @Nullable String cursor);

    /**
     * Brings an endpoint up to date: sends it the host's objects as they are now, whatever event types it listens to,
     * but only objects of its types that pass its filter. They go into the same lanes as live events. Works in the
     * calling thread until the source has no more, and goes on where an earlier call was left, by an exception, by
     * {@link Backfill#stopWhen}, an interrupt or the end of the process.
     *
     * @param id the webhook's id
     * @param backfill which objects, and how fast
     * @return how far it has come; not finished if it was stopped or the thread interrupted, which ends it after a step
     * @throws NotFoundException if there is no webhook of that id, or it was deleted meanwhile
     * @throws IllegalStateException if the webhook is inactive, another backfill of it goes on at the same time, or the
     *     source did not call its step exactly once
     * @throws BackfillException if the source could not read objects
     */
    BackfillProgress backfill(String id, Backfill backfill);

    /**
     * How far the latest backfill of a webhook is.
     *
     * @param id the webhook's id
     * @return the progress, or empty if there was none
     */
    Optional<BackfillProgress> backfillProgress(String id);

    /**
     * All webhooks as a file for {@link #importWebhooks}. It holds no secrets: signing keys are left out, and headers
     * have {@code {"secret": "unchanged"}} as value.
     *
     * @return JSON text
     */
    String exportWebhooks();

    /**
     * Makes webhooks what a file says. Those that are not in the file stay as they are. The file is checked as a whole
     * before anything is written; a second import of the same file changes nothing.
     *
     * @param file the file, and whether this is a dry run
     * @return what was, or would be, changed
     * @throws InvalidWebhookException if something in the file is wrong or a secret is not known; nothing was written,
     *     and every fault is named by its path, such as {@code webhooks[2].filter}
     * @throws StoreException if the store refuses one of the webhooks; nothing was written
     * @throws ConflictException if others change the same webhooks over and over; nothing was written
     */
    ImportReport importWebhooks(WebhookImport file);

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
