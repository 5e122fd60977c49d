package org.webhooks4j.spi;

import java.time.Duration;
import java.util.Map;

/**
 * What a worker asks the queue for.
 *
 * @param node the worker's name, for people to read; two workers may have the same
 * @param limit how many deliveries in all, at least 1
 * @param limitPerWebhook how many for any one webhook; 0 if only those in {@code limits} are asked for
 * @param limits how many for these webhooks, by id, in place of {@code limitPerWebhook}; 0 for none
 * @param lease how long the right to send lasts
 * @param maxBytes how many bytes of payload, {@link StoredEvent#payloadBytes}, in all, at least 1: the claim that
 *     reaches it is the last one, so that one is given however large it is. An event counts once for each of its
 *     claims, because each has a body of its own
 */
public record ClaimRequest(
        String node, int limit, int limitPerWebhook, Map<String, Integer> limits, Duration lease, long maxBytes) {

    /**
     * A request of payloads of any size.
     *
     * @param node the worker's name
     * @param limit how many deliveries in all
     * @param limitPerWebhook how many for any one webhook
     * @param limits how many for these webhooks
     * @param lease how long the right to send lasts
     */
    public ClaimRequest(String node, int limit, int limitPerWebhook, Map<String, Integer> limits, Duration lease) {
        this(node, limit, limitPerWebhook, limits, lease, Long.MAX_VALUE);
    }

    /**
     * How many deliveries are wanted for a webhook.
     *
     * @param webhookId the webhook's id
     * @return zero or more
     */
    public int limitFor(String webhookId) {
        return limits.getOrDefault(webhookId, limitPerWebhook);
    }
}
