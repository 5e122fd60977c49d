package org.webhooks4j.core.internal.delivery.endpoint;

/** Says that a webhook's circuit breaker opened, or closed. */
public record BreakerChange(String webhookId, boolean opened) {}
