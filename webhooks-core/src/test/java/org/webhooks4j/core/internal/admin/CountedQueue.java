package org.webhooks4j.core.internal.admin;

import java.util.List;
import java.util.Set;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewEvent;

/** A queue that reports a million pending deliveries of one webhook. */
final class CountedQueue implements DeliveryQueue {

    static final int PENDING = 1_000_000;

    private final DeliveryQueue queue;
    int cancelled;

    CountedQueue(DeliveryQueue queue) {
        this.queue = queue;
    }

    @Override
    public int cancel(String webhookId, int limit, DeliveryLog log) {
        int now = Math.min(limit, PENDING - cancelled);
        cancelled += now;
        return now;
    }

    @Override
    public Set<String> webhookIds() {
        return Set.of("wh_1");
    }

    @Override
    public void enqueue(Transaction transaction, List<NewEvent> events) {
        queue.enqueue(transaction, events);
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        return queue.claim(request);
    }

    @Override
    public void complete(List<Completion> completions, DeliveryLog log) {
        queue.complete(completions, log);
    }

    @Override
    public Page<Delivery> pending(DeliveryQuery query) {
        return queue.pending(query);
    }

    @Override
    public Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log) {
        return queue.redeliver(deliveries, trigger, log);
    }
}
