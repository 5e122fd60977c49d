package org.webhooks4j.core.internal.memory;

import java.time.Clock;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/** A store in memory. Its data is lost when the process ends. */
public final class InMemoryStore implements WebhookStore {

    private final InMemoryWebhookRepository webhooks = new InMemoryWebhookRepository();
    private final InMemoryDeliveryLog log;
    private final InMemoryDeliveryQueue queue;
    private final InMemoryEvents events;
    private final ManagementStore management;

    /**
     * Creates an empty store.
     *
     * @param clock the clock for leases and delays; steps back are ignored
     */
    public InMemoryStore(Clock clock) {
        SteadyTime time = new SteadyTime(clock);
        this.events = new InMemoryEvents(clock);
        this.log = new InMemoryDeliveryLog(clock, events);
        this.queue = new InMemoryDeliveryQueue(time, events);
        this.management = new InMemoryManagement(clock, time);
        events.keepWhile(event -> queue.carries(event) || log.mentions(event));
        log.whenForgotten(queue::forgetLaneOf);
        queue.knowing(id -> webhooks.findById(id).orElse(null));
        webhooks.whenDeleted(queue::forgetLanesOf);
    }

    @Override
    public WebhookRepository webhooks() {
        return webhooks;
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public DeliveryQueue queue() {
        return queue;
    }

    @Override
    public DeliveryLog log() {
        return log;
    }

    @Override
    public ManagementStore management() {
        return management;
    }

    /** Returns the description of the store for the line that an engine logs at its start. */
    @Override
    public String toString() {
        return "in memory";
    }
}
