package org.webhooks4j.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.webhooks4j.ConflictException;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.SigningKey;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;

/**
 * Lists, creates, changes, deletes, exports and imports webhooks. Every change is recorded with its actor:
 * {@link Diagnostics#changes}.
 *
 * <p>Methods may be called from any thread and throw {@link StoreException} if the store fails. Methods that change
 * webhooks throw {@link UnsupportedOperationException} if the webhook repository is read-only.
 */
public interface WebhookOperations {

    /** The default time for receivers to adopt a new key: 24 hours. */
    Duration DEFAULT_KEY_OVERLAP = Duration.ofHours(24);

    /** The maximum time for which an old key signs beside its successor: 365 days. */
    Duration MAX_KEY_OVERLAP = Duration.ofDays(365);

    /**
     * Lists all webhooks, active or not.
     *
     * @return the webhooks, sorted by name
     */
    List<Webhook> list();

    /**
     * Finds a webhook.
     *
     * @param id the webhook's id
     * @return the webhook, or empty if it does not exist
     */
    Optional<Webhook> find(String id);

    /**
     * Creates a webhook. A webhook without a signing key gets a new HMAC secret. The returned webhook contains the
     * secret, so that it can be shown once to the person who sets up the receiver.
     *
     * @param webhook the webhook
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is violated, the id is taken, the address policy forbids the URL, or
     *     the webhook requires a handshake and the receiver does not consent
     */
    Webhook create(Webhook webhook);

    /**
     * Replaces a webhook, regardless of its current state. Pending deliveries go to the new URL. If the webhook
     * requires a handshake, the engine performs it when the URL changes or the webhook becomes active.
     *
     * @param webhook the webhook's new definition
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is violated, the address policy forbids the URL, or the receiver does
     *     not consent
     * @throws NotFoundException if no webhook has this id
     * @throws ConflictException if another caller changes the webhook during this call, such as during the handshake
     * @throws IllegalStateException if the stored webhook is an {@link org.webhooks4j.UnreadableWebhook} and the new
     *     definition has no signing key
     */
    Webhook update(Webhook webhook);

    /**
     * Replaces a webhook, as {@link #update(Webhook)} does, if it has not changed since the caller read it. Of several
     * callers that read the same state, one succeeds.
     *
     * @param read the webhook as the caller read it
     * @param webhook the same webhook's new definition
     * @return the webhook as stored
     * @throws InvalidWebhookException as {@link #update(Webhook)} does
     * @throws NotFoundException if the webhook no longer exists
     * @throws ConflictException if another caller has changed the webhook since
     * @throws IllegalStateException as {@link #update(Webhook)} does
     */
    Webhook update(Webhook read, Webhook webhook);

    /**
     * Activates a webhook and resets its failure history. Its pending deliveries are sent. If the webhook requires a
     * handshake, the engine performs it first. Has no effect on an active webhook.
     *
     * @param id the webhook's id
     * @return the webhook as stored
     * @throws InvalidWebhookException if the receiver does not consent
     * @throws NotFoundException if no webhook has this id
     */
    Webhook activate(String id);

    /**
     * Deactivates a webhook. It gets no further events. Its pending deliveries are kept and sent when it is active
     * again. Has no effect on an inactive webhook.
     *
     * @param id the webhook's id
     * @return the webhook as stored
     * @throws NotFoundException if no webhook has this id
     */
    Webhook deactivate(String id);

    /**
     * Deletes a webhook and cancels its pending deliveries, those beyond the first thousands in the background. Its log
     * is kept until the retention time is over. Another webhook with the same id may be created immediately: it gets no
     * event and no redelivery of the deleted one.
     *
     * @param id the webhook's id
     * @throws NotFoundException if no webhook has this id
     */
    void delete(String id);

    /**
     * Deletes a webhook, as {@link #delete(String)} does, if it has not changed since the caller read it.
     *
     * @param read the webhook as the caller read it
     * @throws NotFoundException if the webhook no longer exists
     * @throws ConflictException if another caller has changed the webhook since
     */
    void delete(Webhook read);

    /**
     * Adds a new signing key of the same algorithm as the webhook's first key, usually an HMAC secret. If the signature
     * header can hold several signatures, old keys of that algorithm sign beside the new one until the overlap is over.
     * Keys of other algorithms are kept.
     *
     * @param id the webhook's id
     * @param overlap how long old keys keep signing, zero to {@link #MAX_KEY_OVERLAP}; {@link #DEFAULT_KEY_OVERLAP} is
     *     a day
     * @return the new key, to be shown once. Concurrent callers get one key each; each key replaces the previous one
     * @throws IllegalArgumentException if the overlap is negative or exceeds {@link #MAX_KEY_OVERLAP}
     * @throws NotFoundException if no webhook has this id
     */
    SigningKey rotateSecret(String id, Duration overlap);

    /**
     * Exports all webhooks as a file for {@link #importAll}. The file contains no secrets: signing keys are omitted,
     * and headers have {@code {"secret": "unchanged"}} as their value.
     *
     * @return JSON text
     */
    String exportAll();

    /**
     * Creates and updates all webhooks of a file. Webhooks that are not in the file are left unchanged. The whole file
     * is validated before anything is written. A second import of the same file changes nothing.
     *
     * @param file the file, and whether this is a dry run
     * @return the changes that were, or would be, made
     * @throws InvalidWebhookException if the file is invalid or a secret cannot be resolved; nothing was written, and
     *     every violation is named by its path, such as {@code webhooks[2].filter}
     * @throws StoreException if the store rejects a webhook; nothing was written
     * @throws ConflictException if other callers repeatedly change the same webhooks; nothing was written
     */
    ImportReport importAll(WebhookImport file);
}
