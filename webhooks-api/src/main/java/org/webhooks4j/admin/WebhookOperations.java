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
 * What can be done to webhooks. Every change is recorded with its actor: {@link Diagnostics#changes}.
 *
 * <p>Methods may be called from any thread and throw {@link StoreException} if the store cannot answer. Those that
 * change webhooks throw {@link UnsupportedOperationException} if the webhooks are in a repository that only reads.
 */
public interface WebhookOperations {

    /** How long receivers usually get to adopt a new key: 24 hours. */
    Duration DEFAULT_KEY_OVERLAP = Duration.ofHours(24);

    /** The longest time for which an old key signs beside its successor: 365 days. */
    Duration MAX_KEY_OVERLAP = Duration.ofDays(365);

    /**
     * Lists all webhooks, active or not.
     *
     * @return the webhooks, by name
     */
    List<Webhook> list();

    /**
     * Finds one webhook.
     *
     * @param id its id
     * @return the webhook, or empty if there is none
     */
    Optional<Webhook> find(String id);

    /**
     * Adds a webhook. A webhook without a signing key gets a new HMAC secret. The returned webhook holds it, so that it
     * can be shown once to the person who sets up the receiver.
     *
     * @param webhook the webhook
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is broken, the id is taken, the address policy forbids the URL, or the
     *     webhook asks for a handshake and the receiver does not consent
     */
    Webhook create(Webhook webhook);

    /**
     * Replaces a webhook, whatever its current state is. Pending deliveries go to the new URL. If the webhook asks for
     * a handshake, the receiver is asked when the URL changes or the webhook becomes active.
     *
     * @param webhook the webhook in its new form
     * @return the webhook as stored
     * @throws InvalidWebhookException if a rule is broken, the address policy forbids the URL, or the receiver does not
     *     consent
     * @throws NotFoundException if there is no webhook of that id
     * @throws ConflictException if somebody else changes it during this call, such as while the receiver is asked
     * @throws IllegalStateException if what is stored is an {@link org.webhooks4j.UnreadableWebhook} and the new form
     *     has no signing key
     */
    Webhook update(Webhook webhook);

    /**
     * Replaces a webhook, as {@link #update(Webhook)} does, if it is still what the caller read. Of several callers
     * that read the same state, one succeeds.
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
     * Activates a webhook and resets its failure history. Its pending deliveries are sent. If it asks for a handshake,
     * the receiver is asked first. An active webhook stays as it is.
     *
     * @param id the webhook's id
     * @return the webhook as stored
     * @throws InvalidWebhookException if the receiver does not consent
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook activate(String id);

    /**
     * Deactivates a webhook. It takes part in no further event. Its pending deliveries stay, and are sent when it is
     * active again. An inactive webhook stays as it is.
     *
     * @param id the webhook's id
     * @return the webhook as stored
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook deactivate(String id);

    /**
     * Deletes a webhook. Its pending deliveries are cancelled, those beyond the first thousands in the background. Its
     * log stays until the retention time is over. Another webhook of the same id may be created at once: it gets no
     * event and no redelivery that was meant for the deleted one.
     *
     * @param id the webhook's id
     * @throws NotFoundException if there is no webhook of that id
     */
    void delete(String id);

    /**
     * Deletes a webhook, as {@link #delete(String)} does, if it is still what the caller read.
     *
     * @param read the webhook as it was read
     * @throws NotFoundException if there is no webhook of that id any more
     * @throws ConflictException if somebody else has changed it since
     */
    void delete(Webhook read);

    /**
     * Gives a webhook a new signing key of the same algorithm as its first one, usually an HMAC secret. Old keys of
     * that algorithm sign beside the new one until the overlap is over, where the receiver's header has room for more
     * than one signature. Keys of other algorithms stay.
     *
     * @param id the webhook's id
     * @param overlap zero to {@link #MAX_KEY_OVERLAP}; {@link #DEFAULT_KEY_OVERLAP} gives receivers a day
     * @return the new key, to be shown once. Concurrent callers get one key each; each key replaces the one before
     * @throws IllegalArgumentException if the overlap is negative or longer
     * @throws NotFoundException if there is no webhook of that id
     */
    SigningKey rotateSecret(String id, Duration overlap);

    /**
     * Exports all webhooks as a file for {@link #importAll}. The file holds no secrets: signing keys are left out, and
     * headers have {@code {"secret": "unchanged"}} as value.
     *
     * @return JSON text
     */
    String exportAll();

    /**
     * Creates and updates all webhooks of a file. Webhooks that are not in the file stay as they are. The file is
     * checked as a whole before anything is written. A second import of the same file changes nothing.
     *
     * @param file the file, and whether this is a dry run
     * @return what was, or would be, changed
     * @throws InvalidWebhookException if something in the file is wrong or a secret is not known; nothing was written,
     *     and every fault is named by its path, such as {@code webhooks[2].filter}
     * @throws StoreException if the store refuses one of the webhooks; nothing was written
     * @throws ConflictException if others change the same webhooks again and again; nothing was written
     */
    ImportReport importAll(WebhookImport file);
}
