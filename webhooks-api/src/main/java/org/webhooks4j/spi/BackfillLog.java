package org.webhooks4j.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.BackfillProgress;

/**
 * Stores the progress of backfills: one entry per webhook, for its latest backfill.
 *
 * <p>Every method may be called from any thread.
 */
public interface BackfillLog {

    /** Stores nothing: an interrupted backfill restarts from the beginning, and two may run at the same time. */
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
     * Returns the progress of a webhook's latest backfill.
     *
     * @param webhookId the webhook's id
     * @return its progress, or empty if there was no backfill
     * @throws StoreException if the log cannot be read
     */
    Optional<BackfillProgress> find(String webhookId);

    /**
     * Stores the progress of a backfill, if the stored progress is still the expected one (compare and set).
     *
     * @param transaction the host's transaction, in which the log writes, or {@link Transaction#NONE} to use one of the
     *     log's own; a log that is stored elsewhere ignores it
     * @param expected the progress that should be stored now, or null for none
     * @param progress the progress to store in its place
     * @return false if the stored progress differs from {@code expected}; nothing was written then
     * @throws StoreException if the progress cannot be stored
     */
    boolean replace(Transaction transaction, @Nullable BackfillProgress expected, BackfillProgress progress);

    /**
     * Deletes the progress of a webhook's backfill, because the webhook was deleted. A step in flight then finds that
     * the stored progress is not the expected one.
     *
     * @param webhookId the webhook's id
     * @throws StoreException if the log cannot be changed
     */
    void forget(String webhookId);
}
