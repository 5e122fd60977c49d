package org.webhooks4j.core.internal.delivery;

/**
 * How many batches of work the store has done.
 *
 * @param batches the number of batches
 * @param deliveries the number of deliveries in them
 * @param nanos how long they took together, in nanoseconds
 */
public record BatchCount(long batches, long deliveries, long nanos) {

    static final BatchCount NONE = new BatchCount(0, 0, 0);

    BatchCount plus(int more, long took) {
        return new BatchCount(batches + 1, deliveries + more, nanos + took);
    }
}
