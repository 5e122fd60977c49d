package org.webhooks4j.testkit;

import java.time.Clock;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/** Wraps a store that uses its database's clock, so that retries follow a test's clock. */
final class DrivenStore implements WebhookStore {

    private final WebhookStore store;
    private final DeliveryQueue queue;

    DrivenStore(WebhookStore store, Clock clock) {
        this.store = store;
        this.queue = new DrivenQueue(store.queue(), store.log(), clock);
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
        return queue;
    }

    @Override
    public DeliveryLog log() {
        return store.log();
    }

    @Override
    public ManagementStore management() {
        return store.management();
    }

    @Override
    public void validate() {
        store.validate();
    }

    @Override
    public String toString() {
        return store + ", retries by the test's clock";
    }
}
