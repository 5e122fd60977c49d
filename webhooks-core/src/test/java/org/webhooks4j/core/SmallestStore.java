package org.webhooks4j.core;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
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
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/** A store with only the methods that a host's own store must implement. */
final class SmallestStore implements WebhookStore {

    private final WebhookStore store;
    private final List<Webhook> webhooks;

    SmallestStore(Clock clock, Webhook... webhooks) {
        this.store = new InMemoryStore(clock);
        this.webhooks = List.of(webhooks);
    }

    @Override
    public WebhookRepository webhooks() {
        return () -> webhooks;
    }

    @Override
    public EventStore events() {
        return new EventStore() {
            @Override
            public Optional<StoredEvent> find(String eventId) {
                return store.events().find(eventId);
            }
        };
    }

    @Override
    public DeliveryQueue queue() {
        return new DeliveryQueue() {
            @Override
            public void enqueue(Transaction transaction, List<NewEvent> events) {
                store.queue().enqueue(transaction, events);
            }

            @Override
            public List<Claim> claim(ClaimRequest request) {
                return store.queue().claim(request);
            }

            @Override
            public void complete(List<Completion> completions, DeliveryLog log) {
                store.queue().complete(completions, log);
            }

            @Override
            public Page<Delivery> pending(DeliveryQuery query) {
                return store.queue().pending(query);
            }

            @Override
            public Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log) {
                return store.queue().redeliver(deliveries, trigger, log);
            }
        };
    }

    @Override
    public DeliveryLog log() {
        return new DeliveryLog() {
            @Override
            public void append(Transaction transaction, List<Completion> completions) {
                store.log().append(transaction, completions);
            }

            @Override
            public Page<Delivery> search(DeliveryQuery query) {
                return store.log().search(query);
            }

            @Override
            public List<Attempt> attempts(String deliveryId) {
                return store.log().attempts(deliveryId);
            }

            @Override
            public void reopen(Transaction transaction, Set<String> deliveryIds) {
                store.log().reopen(transaction, deliveryIds);
            }
        };
    }
}
