package org.webhooks4j.core.internal.delivery;

import java.time.Duration;

/**
 * The limits of the delivery loop.
 *
 * @param node the name under which this node claims
 * @param maxInFlight the maximum number of deliveries claimed and not yet recorded
 * @param maxInFlightPerWebhook the maximum number of those per webhook
 * @param maxInFlightBytes the maximum payload of those in bytes; the delivery that reaches it may exceed it
 * @param timeout the timeout of an attempt, for webhooks that do not set their own
 * @param leaseMargin how much longer a lease lasts than any attempt: for the work before sending and after the response
 */
public record DeliverySettings(
        String node,
        int maxInFlight,
        int maxInFlightPerWebhook,
        long maxInFlightBytes,
        Duration timeout,
        Duration leaseMargin) {}
