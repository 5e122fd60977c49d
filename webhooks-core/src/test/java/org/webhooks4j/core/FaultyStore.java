package org.webhooks4j.core;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/** A store in memory that runs an action before a worker's claims and completions. */
final class FaultyStore implements WebhookStore, DeliveryQueue {

    private final WebhookStore store;
    private final Runnable before;

    FaultyStore(Clock clock, Runnable before) {
        this.store = new InMemoryStore(clock);
        this.before = before;
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        before.run();
        return store.queue().claim(request);
    }

    @Override
    public void complete(List<Completion> completions, DeliveryLog log) {
        before.run();
        store.queue().complete(completions, log);
    }

    @Override
    public List<Claim> completeAndClaim(List<Completion> completions, DeliveryLog log, ClaimRequest next) {
        before.run();
        return store.queue().completeAndClaim(completions, log, next);
    }

    @Override
    public void enqueue(Transaction transaction, List<NewEvent> events) {
        store.queue().enqueue(transaction, events);
    }

    @Override
    public Page<Delivery> pending(DeliveryQuery query) {
        return store.queue().pending(query);
    }

    @Override
    public Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log) {
        return store.queue().redeliver(deliveries, trigger, log);
    }

    @Override
    public ManagementStore management() {
        return store.management();
    }

    @Override
    public WebhookRepository webhooks() {
        return store.webhooks();
    }

    @Override
    public EventStore events() {
        return store.events();
    }

    @Override
    public DeliveryQueue queue() {
        return this;
    }

    @Override
    public DeliveryLog log() {
        return store.log();
    }
}
