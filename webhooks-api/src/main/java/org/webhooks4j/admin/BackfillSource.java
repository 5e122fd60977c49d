package org.webhooks4j.admin;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;

/**
 * The objects that an endpoint is to be told of, in steps that the host reads:
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
     * Reads the next objects, hands them to {@code step}, and commits. The objects' rows should be locked while they
     * are read: then what others do to an object comes before or after it in the queue as it does in the database, and
     * an endpoint never ends with an old state.
     *
     * @param cursor where to go on: what the page before this one said, or null for the beginning
     * @param step to be called exactly once, before the commit
     * @throws Exception whatever keeps the objects from being read; the backfill ends with it and can be continued
     */
    void next(@Nullable String cursor, Step step) throws Exception;

    /** Takes the objects of one step. */
    @FunctionalInterface
    interface Step {

        /**
         * Puts objects into the queue and remembers how far the backfill is, both in the transaction.
         *
         * @param transaction the one in which the objects were read, or {@link Transaction#NONE} if there is none; then
         *     an end of the process within a step makes the next call repeat that step
         * @param page one event for each object, mostly {@link ObjectEvent#created}, in any number; and where to go on,
         *     at most 1000 characters, or null if there are no more
         */
        void take(Transaction transaction, Page<ObjectEvent> page);
    }
}
