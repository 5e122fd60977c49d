package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;

/**
 * Which events were not sent to webhooks that are traced, and why.
 *
 * <p>Every method may be called from any thread.
 */
public interface SkipLog {

    /** Keeps nothing: traces of webhooks find nothing. */
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
     * @param transaction the host's unit of work, in which they are written, or {@link Transaction#NONE} for one of the
     *     log's own; a log that is kept elsewhere ignores it
     * @param skipped at least one; not two of the same event and webhook
     * @throws StoreException if they cannot be stored
     */
    void append(Transaction transaction, List<SkippedEvent> skipped);

    /**
     * Lists what was not sent to one webhook by the events' ids, that is, by time, descending unless the query wants
     * the oldest first. The cursor is the id of the last event that was listed before.
     *
     * @param query which
     * @return a page of them
     * @throws StoreException if the log cannot be read
     */
    Page<SkippedEvent> search(SkippedQuery query);

    /**
     * Removes old entries.
     *
     * @param olderThan how long ago the events occurred at least
     * @param limit how many to remove at most, in one short transaction
     * @return how many were removed; the caller comes again while it is {@code limit}
     * @throws StoreException if the log cannot be changed
     */
    int purge(Duration olderThan, int limit);
}
