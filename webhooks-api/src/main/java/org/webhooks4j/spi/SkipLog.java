package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;

/**
 * Records which events were not sent to traced webhooks, and why.
 *
 * <p>Every method may be called from any thread.
 */
public interface SkipLog {

    /** Stores nothing: traces of webhooks are empty. */
    SkipLog NONE = new SkipLog() {
        @Override
        public void append(Transaction transaction, List<SkippedEvent> skipped) {}

        @Override
        public Page<SkippedEvent> search(SkippedQuery query) {
            return new Page<>(List.of(), null);
        }

        @Override
        public int purge(Duration olderThan, int limit) {
            return 0;
        }
    };

    /**
     * Appends entries.
     *
     * @param transaction the host's transaction, in which the log writes, or {@link Transaction#NONE} to use one of the
     *     log's own; a log that is stored elsewhere ignores it
     * @param skipped the entries, at least one; no two for the same event and webhook
     * @throws StoreException if the entries cannot be stored
     */
    void append(Transaction transaction, List<SkippedEvent> skipped);

    /**
     * Lists the events that were not sent to one webhook by event id, which is the order of time: descending, unless
     * the query requests the oldest first. The cursor is the id of the last event of the previous page.
     *
     * @param query the selection
     * @return a page of entries
     * @throws StoreException if the log cannot be read
     */
    Page<SkippedEvent> search(SkippedQuery query);

    /**
     * Deletes old entries.
     *
     * @param olderThan the minimum time since the event occurred
     * @param limit the maximum number of entries to delete, in one short transaction
     * @return how many entries were deleted; the caller calls again while this equals {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    int purge(Duration olderThan, int limit);
}
