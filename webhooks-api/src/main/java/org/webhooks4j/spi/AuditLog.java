package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.WebhookChange;

/**
 * Who changed which webhook and when. Holds no secrets: what is appended shows none.
 *
 * <p>Every method may be called from any thread, and uses transactions of the log's own unless it is given one.
 */
public interface AuditLog {

    /** Keeps nothing: changes are made without a record of them. */
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
     * @param transaction the one in which the change itself is made, or {@link Transaction#NONE} for one of the log's
     *     own
     * @param change what was done
     * @throws StoreException if it cannot be stored
     */
    void append(Transaction transaction, WebhookChange change);

    /**
     * Lists entries by their id, newest first.
     *
     * @param webhookId the webhook, whether it still exists or not; null for all
     * @param cursor what the page before said, or null for the first
     * @param limit how many at most, at least 1
     * @return a page of them
     * @throws StoreException if the log cannot be read
     */
    Page<WebhookChange> search(@Nullable String webhookId, @Nullable String cursor, int limit);

    /**
     * Removes old entries.
     *
     * @param olderThan how long ago the change was made at least
     * @param limit how many to remove at most, in one short transaction
     * @return how many were removed; the caller comes again while it is {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    int purge(Duration olderThan, int limit);
}
