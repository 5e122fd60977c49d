package org.webhooks4j.core;

import java.util.Map;
import java.util.Set;

/**
 * The activity of one node, for metrics. The counts begin at zero when the engine is built. Nothing is read from the
 * store for it.
 *
 * @param events the number of events that were stored for at least one webhook, by type: {@code create},
 *     {@code update}, {@code delete}, and {@code other} for all other types together. An event whose transaction was
 *     rolled back afterwards is counted too
 * @param inFlight the number of deliveries that this node has claimed and not yet recorded
 * @param openBreakers the ids of the webhooks whose circuit breaker is open or half open on this node
 * @param listenerBacklog the number of callbacks that wait for listeners
 * @param listenerDropped the number of callbacks that listeners did not get, because they were too slow
 * @param claims the claims of due deliveries. One that the store did in the transaction of a recording is a batch too,
 *     but its time is that of the recording
 * @param recordings the recordings of results
 */
public record EngineStatistics(
        Map<String, Long> events,
        int inFlight,
        Set<String> openBreakers,
        int listenerBacklog,
        long listenerDropped,
        StoreBatches claims,
        StoreBatches recordings) {}
