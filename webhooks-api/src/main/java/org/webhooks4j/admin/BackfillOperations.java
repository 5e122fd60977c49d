package org.webhooks4j.admin;

import java.util.Optional;
import org.webhooks4j.NotFoundException;

/**
 * Backfills bring an endpoint up to date: they send the host's objects as they are now.
 *
 * <p>Methods may be called from any thread and throw {@link org.webhooks4j.StoreException} if the store cannot answer.
 */
public interface BackfillOperations {

    /**
     * Sends the host's objects to a webhook, whatever its event types are, but only objects of its object types that
     * pass its filter. They have their place in the order of their object's live events. Runs in the calling thread
     * until the source has no more objects. Continues where an earlier call was stopped, by an exception, by
     * {@link Backfill#stopWhen}, an interrupt or the end of the process.
     *
     * @param webhookId the webhook's id
     * @param backfill which objects, and how fast
     * @return the progress; not finished if the backfill was stopped or the thread interrupted, which ends it after a
     *     step
     * @throws NotFoundException if there is no webhook of that id, or it was deleted meanwhile
     * @throws IllegalStateException if the webhook is inactive, another backfill of it runs at the same time, or the
     *     source did not call its step exactly once
     * @throws BackfillException if the source could not read objects
     */
    BackfillProgress run(String webhookId, Backfill backfill);

    /**
     * Tells how far the latest backfill of a webhook is, on whatever node it runs.
     *
     * @param webhookId the webhook's id
     * @return the progress, or empty if there was none
     */
    Optional<BackfillProgress> progress(String webhookId);
}
