package org.webhooks4j.core.internal.delivery;

import java.time.Duration;

/**
 * What bounds the work.
 *
 * @param node the name under which this node claims
 * @param maxInFlight how many deliveries may be claimed and not yet recorded
 * @param maxInFlightPerWebhook how many of them may be one webhook's
 * @param maxInFlightBytes how many bytes of payload they may have, but for the one that reaches it
 * @param timeout how long an attempt may take, for webhooks that do not say
 * @param leaseMargin how much longer than any attempt a lease lasts: for what comes before sending and after the answer
 */
public record DeliverySettings(
        String node,
        int maxInFlight,
        int maxInFlightPerWebhook,
        long maxInFlightBytes,
        Duration timeout,
        Duration leaseMargin) {}
