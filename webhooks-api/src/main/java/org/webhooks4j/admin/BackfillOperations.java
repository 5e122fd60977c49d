package org.webhooks4j.admin;

import java.util.Optional;
import org.webhooks4j.NotFoundException;

/**
 * Runs and monitors backfills. A backfill brings an endpoint up to date by sending the host's objects in their current
 * state.
 *
 * <p>Methods may be called from any thread and throw {@link org.webhooks4j.StoreException} if the store fails.
 */
public interface BackfillOperations {

    /**
     * Sends the host's objects to a webhook. The webhook's event types are ignored; its object types and filter apply.
     * Each object is delivered in order with its live events. Runs in the calling thread until the source has no more
     * objects. Continues where an earlier call stopped because of an exception, {@link Backfill#stopWhen}, an interrupt
     * or the end of the process.
     *
     * @param webhookId the webhook's id
     * @param backfill which objects to send, and how fast
     * @return the progress; not finished if the backfill was stopped or its thread interrupted, which takes effect
     *     after a step
     * @throws NotFoundException if no webhook has this id, or it was deleted meanwhile
     * @throws IllegalStateException if the webhook is inactive, another backfill of it is running, or the source did
     *     not call its step exactly once
     * @throws BackfillException if the source could not read objects
     */
    BackfillProgress run(String webhookId, Backfill backfill);

    /**
     * Returns the progress of a webhook's latest backfill, regardless of the node it runs on.
     *
     * @param webhookId the webhook's id
     * @return the progress, or empty if there was no backfill
     */
    Optional<BackfillProgress> progress(String webhookId);
}
