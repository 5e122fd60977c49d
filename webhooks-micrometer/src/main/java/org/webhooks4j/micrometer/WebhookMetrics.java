package org.webhooks4j.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.WebhookListener;

/**
 * Publishes an engine's activity as meters of a Micrometer registry. As a listener of the engine it counts attempts and
 * deliveries. {@linkplain #bindTo Bound} to the engine, it reads the engine's state:
 *
 * <pre>{@code
 * WebhookMetrics metrics = WebhookMetrics.builder(registry).build();
 * WebhookEngine engine = WebhookEngine.builder().store(store).listener(metrics).start();
 * metrics.bindTo(engine);
 * }</pre>
 *
 * <p>{@code docs/metrics.md} lists the meters. Their number is bounded: tags have a few values each, unless
 * {@link WebhookMetricsBuilder#tagWebhooks} adds the webhook's id. A registry holds the meters of one engine; two
 * engines need different {@link WebhookMetricsBuilder#tags tags}.
 *
 * <p>Like every listener, it may miss attempts while listeners are slower than deliveries; the counter
 * {@code webhooks.listeners.dropped} tells how many. Thread-safe.
 */
public final class WebhookMetrics implements WebhookListener {

    private final MeterRegistry registry;
    private final WebhookMetricsBuilder settings;
    private final @Nullable EndpointMeters all;
    private final Map<String, EndpointMeters> byWebhook = new ConcurrentHashMap<>();

    /** Micrometer refers to it weakly. */
    private @Nullable StoreReading reading;

    WebhookMetrics(MeterRegistry registry, WebhookMetricsBuilder settings) {
        this.registry = registry;
        this.settings = settings;
        this.all = settings.tagWebhooks ? null : new EndpointMeters(registry, settings.tags);
    }

    /**
     * Returns a builder for metrics.
     *
     * @param registry the registry that gets the meters
     * @return a builder
     */
    public static WebhookMetricsBuilder builder(MeterRegistry registry) {
        return new WebhookMetricsBuilder(registry);
    }

    /**
     * Adds the meters that are read from an engine whenever the registry is: events, queue, requests in flight, open
     * breakers, webhooks, listeners, and whether this node delivers. The registry does not keep the engine alive.
     *
     * @param engine the engine that has these metrics as a listener
     * @throws IllegalStateException if these metrics are bound already
     */
    public synchronized void bindTo(WebhookEngine engine) {
        if (reading != null) {
            throw new IllegalStateException(
                    "these metrics are bound to an engine already; build others, with other tags, for another engine");
        }
        reading = new StoreReading(engine.admin(), registry.config().clock(), settings.readInterval);
        EngineMeters.register(registry, settings.tags, engine, reading);
    }

    @Override
    public void onAttempt(Delivery delivery, Attempt attempt) {
        EndpointMeters meters = of(delivery.webhookId());
        meters.attempts(attempt.outcome()).record(attempt.timing().total());
        if (delivery.status() == DeliveryStatus.DELIVERED) {
            meters.delivered().increment();
        }
    }

    @Override
    public void onDead(Delivery delivery, Attempt attempt) {
        of(delivery.webhookId()).dead().increment();
    }

    /** {@inheritDoc} */
    @Override
    public void onBreakerOpened(Webhook webhook) {
        of(webhook.id()).breakerOpenings().increment();
    }

    /** {@inheritDoc} */
    @Override
    public void onDeactivated(Webhook webhook, String reason) {
        of(webhook.id()).deactivations().increment();
    }

    private EndpointMeters of(String webhookId) {
        return all != null
                ? all
                : byWebhook.computeIfAbsent(
                        webhookId, id -> new EndpointMeters(registry, settings.tags.and("webhook", id)));
    }
}
