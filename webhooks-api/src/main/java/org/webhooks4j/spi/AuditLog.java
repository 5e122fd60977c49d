package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.WebhookChange;

/**
 * Records who changed which webhook or acted on its deliveries, and when. Contains no secrets: a {@link WebhookChange}
 * shows none.
 *
 * <p>Every method may be called from any thread. Without a caller's transaction, a method uses one of the log's own.
 */
public interface AuditLog {

    /** Stores nothing: changes are not recorded. */
    AuditLog NONE = new AuditLog() {
        @Override
        public void append(Transaction transaction, WebhookChange change) {}

        @Override
        public Page<WebhookChange> search(@Nullable String webhookId, @Nullable String cursor, int limit) {
            return new Page<>(List.of(), null);
        }

        @Override
        public int purge(Duration olderThan, int limit) {
            return 0;
        }
    };

    /**
     * Appends an entry.
     *
     * @param transaction the transaction of the change itself, or {@link Transaction#NONE} to use one of the log's own
     * @param change the change
     * @throws StoreException if the entry cannot be stored
     */
    void append(Transaction transaction, WebhookChange change);

    /**
     * Lists entries by id, newest first.
     *
     * @param webhookId the webhook's id, even if it was deleted; null for all webhooks
     * @param cursor the cursor from the previous page, or null for the first page
     * @param limit the maximum number of entries, at least 1
     * @return a page of entries
     * @throws StoreException if the log cannot be read
     */
    Page<WebhookChange> search(@Nullable String webhookId, @Nullable String cursor, int limit);

    /**
     * Deletes old entries.
     *
     * @param olderThan the minimum age of the change
     * @param limit the maximum number of entries to delete, in one short transaction
     * @return how many entries were deleted; the caller calls again while this equals {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    int purge(Duration olderThan, int limit);
}
