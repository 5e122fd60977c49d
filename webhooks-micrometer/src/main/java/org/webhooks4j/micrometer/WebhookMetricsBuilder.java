package org.webhooks4j.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Objects;

/**
 * Builds {@link WebhookMetrics}. Every setting has a default.
 *
 * <p>Not thread-safe.
 */
public final class WebhookMetricsBuilder {

    private final MeterRegistry registry;
    Tags tags = Tags.empty();
    boolean tagWebhooks;
    Duration readInterval = Duration.ofSeconds(15);

    WebhookMetricsBuilder(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry is null: pass the application's registry");
    }

    private WebhookMetricsBuilder copy() {
        WebhookMetricsBuilder copy = new WebhookMetricsBuilder(registry);
        copy.tags = tags;
        copy.tagWebhooks = tagWebhooks;
        copy.readInterval = readInterval;
        return copy;
    }

    /**
     * Adds tags to every meter, for example to tell two engines of one application apart.
     *
     * @param keysAndValues alternating keys and values
     * @return this
     * @throws IllegalArgumentException if their number is odd
     */
    public WebhookMetricsBuilder tags(String... keysAndValues) {
        this.tags = this.tags.and(keysAndValues);
        return this;
    }

    /**
     * Adds the tag {@code webhook}, with the webhook's id, to the meters about attempts, deliveries, breakers and
     * deactivations. A hundred webhooks then have a hundred times as many time series, so it is off by default.
     *
     * @return this
     */
    public WebhookMetricsBuilder tagWebhooks() {
        this.tagWebhooks = true;
        return this;
    }

    /**
     * Sets how often the length of the queue and the states of webhooks are read from the store at most, however often
     * the registry is read. They are read in the thread that reads the registry.
     *
     * @param readInterval zero or more; the default is 15 seconds
     * @return this
     * @throws IllegalArgumentException if the duration is negative
     */
    public WebhookMetricsBuilder readInterval(Duration readInterval) {
        if (readInterval.isNegative()) {
            throw new IllegalArgumentException("readInterval " + readInterval + " is negative; pass zero or more");
        }
        this.readInterval = readInterval;
        return this;
    }

    /**
     * Builds the metrics and registers the meters that need no engine.
     *
     * @return the metrics, to be passed to the engine's builder as a listener
     */
    public WebhookMetrics build() {
        return new WebhookMetrics(registry, copy());
    }
}
