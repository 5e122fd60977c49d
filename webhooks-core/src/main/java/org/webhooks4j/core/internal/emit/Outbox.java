package org.webhooks4j.core.internal.emit;

import org.webhooks4j.Transaction;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.SkipLog;

/** Stores events in the queue, in the host's transaction or in one of the store's. */
public final class Outbox {

    private final DeliveryQueue queue;
    private final SkipLog skipLog;
    private final Runnable wakeUp;
    private final EventCounts counts;

    /** Creates an outbox. */
    public Outbox(DeliveryQueue queue, SkipLog skipLog, Runnable wakeUp, EventCounts counts) {
        this.queue = queue;
        this.skipLog = skipLog;
        this.wakeUp = wakeUp;
        this.counts = counts;
    }

    void store(EventBatch batch, Transaction transaction) {
        if (!batch.skipped.isEmpty()) {
            skipLog.append(transaction, batch.skipped);
        }
        if (batch.events.isEmpty()) {
            return;
        }
        queue.enqueue(transaction, batch.events);
        counts.add(batch.events);
        if (transaction.equals(Transaction.NONE)) {
            wakeUp.run();
        } else {
            transaction.afterCommit(wakeUp);
        }
    }
}
