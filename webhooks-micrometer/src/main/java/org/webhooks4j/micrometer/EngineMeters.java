package org.webhooks4j.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.webhooks4j.core.EngineStatistics;
import org.webhooks4j.core.StoreBatches;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.micrometer.StoreReading.State;

/** The meters that are read from an engine and its store. */
final class EngineMeters {

    private final MeterRegistry registry;
    private final Tags tags;
    private final WebhookEngine engine;

    private EngineMeters(MeterRegistry registry, Tags tags, WebhookEngine engine) {
        this.registry = registry;
        this.tags = tags;
        this.engine = engine;
    }

    static void register(MeterRegistry registry, Tags tags, WebhookEngine engine, StoreReading reading) {
        EngineMeters meters = new EngineMeters(registry, tags, engine);
        meters.ofNode();
        meters.ofStore(reading);
    }

    private void ofNode() {
        for (String type : engine.statistics().events().keySet()) {
            FunctionCounter.builder("webhooks.events", engine, of -> events(of, type))
                    .description("Events that this node stored for at least one webhook")
                    .tags(tags.and("type", type))
                    .register(registry);
        }
        gauge(
                "webhooks.inflight",
                "Deliveries that this node has claimed and not yet recorded",
                of -> of.statistics().inFlight());
        gauge(
                "webhooks.breakers.open",
                "Webhooks whose circuit breaker is open or half open on this node",
                of -> of.statistics().openBreakers().size());
        gauge(
                "webhooks.listeners.backlog",
                "Callbacks that wait for listeners",
                of -> of.statistics().listenerBacklog());
        FunctionCounter.builder(
                        "webhooks.listeners.dropped",
                        engine,
                        of -> of.statistics().listenerDropped())
                .description("Callbacks that slow listeners did not get")
                .tags(tags)
                .register(registry);
        gauge(
                "webhooks.node.troubled",
                "1 if this node does not deliver although it should",
                of -> of.deliveryTrouble().isPresent() ? 1 : 0);
        batches("claims", "Claims of due deliveries", "claimed", EngineStatistics::claims);
        batches("recordings", "Recordings of results", "recorded", EngineStatistics::recordings);
        gauge("webhooks.node.paused", "1 if delivery is paused on this node", of -> of.isPaused() ? 1 : 0);
    }

    private void batches(String name, String what, String done, Function<EngineStatistics, StoreBatches> of) {
        FunctionTimer.builder(
                        "webhooks.store." + name,
                        engine,
                        node -> of.apply(node.statistics()).batches(),
                        node -> of.apply(node.statistics()).time().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description(what + " by this node, and how long they took")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder(
                        "webhooks." + done,
                        engine,
                        node -> of.apply(node.statistics()).deliveries())
                .description("Deliveries that this node " + done)
                .tags(tags)
                .register(registry);
    }

    private static double events(WebhookEngine engine, String type) {
        return engine.statistics().events().getOrDefault(type, 0L);
    }

    private void gauge(String name, String description, ToDoubleFunction<WebhookEngine> value) {
        Gauge.builder(name, engine, value).description(description).tags(tags).register(registry);
    }

    private void ofStore(StoreReading reading) {
        Gauge.builder("webhooks.queue.pending", reading, StoreReading::pending)
                .description("Pending deliveries of all nodes, counted up to 10,000 for each webhook")
                .tags(tags)
                .register(registry);
        TimeGauge.builder("webhooks.queue.oldest.age", reading, TimeUnit.SECONDS, StoreReading::oldestAgeSeconds)
                .description("Time since the event of the oldest pending delivery of all nodes; 0 if none is pending")
                .tags(tags)
                .register(registry);
        for (State state : State.values()) {
            Gauge.builder("webhooks.configured", reading, read -> read.webhooks(state))
                    .description("Webhooks by state; deactivated ones by the engine, because of their receivers")
                    .tags(tags.and("state", state.tag()))
                    .register(registry);
        }
    }
}
