package org.webhooks4j.core;

import java.time.Duration;
import org.webhooks4j.core.internal.delivery.BatchCount;

/**
 * How often an engine asked its store for one kind of work, and how long that took.
 *
 * @param batches the number of batches, those of no delivery included, and without those that failed
 * @param deliveries the number of deliveries in them
 * @param time the total time of the batches
 */
public record StoreBatches(long batches, long deliveries, Duration time) {

    static StoreBatches of(BatchCount count) {
        return new StoreBatches(count.batches(), count.deliveries(), Duration.ofNanos(count.nanos()));
    }
}
