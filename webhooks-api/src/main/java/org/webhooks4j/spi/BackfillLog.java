package org.webhooks4j.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.BackfillProgress;

/**
 * How far the backfills are: one entry per webhook, its latest.
 *
 * <p>Every method may be called from any thread.
 */
public interface BackfillLog {

    /** Keeps nothing: a backfill that was interrupted begins again, and nothing keeps two from running at a time. */
    BackfillLog NONE = new BackfillLog() {
        @Override
        public Optional<BackfillProgress> find(String webhookId) {
            return Optional.empty();
        }

        @Override
        public boolean replace(
                Transaction transaction, @Nullable BackfillProgress expected, BackfillProgress progress) {
            return true;
        }

        @Override
        public void forget(String webhookId) {}
    };

    /**
     * A webhook's latest backfill.
     *
     * @param webhookId the webhook
     * @return how far it is, or empty if there was none
     * @throws StoreException if the log cannot be read
     */
    Optional<BackfillProgress> find(String webhookId);

    /**
     * Stores how far a backfill has come, if nobody else did since.
     *
     * @param transaction the host's unit of work, in which it is written, or {@link Transaction#NONE} for one of the
     *     log's own; a log that is kept elsewhere ignores it
     * @param expected what is stored, or null for nothing
     * @param progress what is to be stored in its place
     * @return false if something else is stored, so that nothing was written
     * @throws StoreException if it cannot be stored
     */
    boolean replace(Transaction transaction, @Nullable BackfillProgress expected, BackfillProgress progress);

    /**
     * Forgets how far a webhook's backfill is, because the webhook was deleted. A step that is under way then finds
     * something else stored than it expects.
     *
     * @param webhookId the webhook
     * @throws StoreException if the log cannot be changed
     */
    void forget(String webhookId);
}
