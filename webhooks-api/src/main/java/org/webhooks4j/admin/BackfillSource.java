package org.webhooks4j.admin;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;

/**
 * Supplies the objects of a backfill in steps that the host reads:
 *
 * <pre>{@code
 * BackfillSource servers = (cursor, step) -> transactions.run(connection -> {
 *     List<Server> some = dao.lockAfter(connection, cursor, 200);       // ... WHERE id > ? ORDER BY id LIMIT 200 FOR UPDATE
 *     String next = some.size() < 200 ? null : some.get(199).id();
 *     step.take(JdbcTransaction.of(connection), new Page<>(some.stream().map(ObjectEvent::created).toList(), next));
 * });
 * }</pre>
 */
@FunctionalInterface
public interface BackfillSource {

    /**
     * Reads the next objects, passes them to {@code step}, and commits. The objects' rows should be locked while they
     * are read: then concurrent changes of an object are enqueued in the order in which they are committed, and an
     * endpoint never ends up with an old state.
     *
     * @param cursor where to continue: the previous page's {@link Page#next()}, or null to start from the beginning
     * @param step to be called exactly once, before the commit
     * @throws Exception if the objects cannot be read; the exception ends the backfill, which can be continued later
     */
    void next(@Nullable String cursor, Step step) throws Exception;

    /** Receives the objects of one step. */
    @FunctionalInterface
    interface Step {

        /**
         * Enqueues objects and stores the backfill's progress, both in the given transaction.
         *
         * @param transaction the transaction in which the objects were read, or {@link Transaction#NONE} if there is
         *     none; with none, a step during which the process ends is repeated by the next call
         * @param page one event per object, usually {@link ObjectEvent#created}, in any number; and the cursor of the
         *     next page, at most 1000 characters, or null if there are no more objects
         */
        void take(Transaction transaction, Page<ObjectEvent> page);
    }
}
