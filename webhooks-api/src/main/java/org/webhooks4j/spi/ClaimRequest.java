package org.webhooks4j.spi;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A worker's request for claims.
 *
 * @param node the worker's name, for display; need not be unique
 * @param limit the maximum number of deliveries in total, at least 1
 * @param limitPerWebhook the maximum for each webhook; 0 to claim only for the webhooks in {@code limits}
 * @param limits the maximum for specific webhooks, by id, overriding {@code limitPerWebhook}; 0 for none
 * @param lease the duration of the lease
 * @param maxBytes the total size of payloads, in bytes as of {@link StoredEvent#payloadBytes}, at least 1. The claim
 *     that reaches it is the last one, so one delivery is always claimed, however large. An event counts once for each
 *     of its claims, because each has its own body
 * @param answering the ids of the webhooks whose receivers answer
 * @param limitForOthers the maximum in total for the webhooks that are not in {@code answering}, at least 0: a crowd of
 *     receivers that do not answer must not take what the others need
 */
public record ClaimRequest(
        String node,
        int limit,
        int limitPerWebhook,
        Map<String, Integer> limits,
        Duration lease,
        long maxBytes,
        Set<String> answering,
        int limitForOthers) {

    /**
     * Creates a request that treats all receivers alike.
     *
     * @param node the worker's name
     * @param limit the maximum number of deliveries in total
     * @param limitPerWebhook the maximum for each webhook
     * @param limits the maximum for specific webhooks, by id
     * @param lease the duration of the lease
     * @param maxBytes the total size of payloads, in bytes
     */
    public ClaimRequest(
            String node, int limit, int limitPerWebhook, Map<String, Integer> limits, Duration lease, long maxBytes) {
        this(node, limit, limitPerWebhook, limits, lease, maxBytes, Set.of(), limit);
    }

    /**
     * Creates a request that treats all receivers alike, without a limit on the size of payloads.
     *
     * @param node the worker's name
     * @param limit the maximum number of deliveries in total
     * @param limitPerWebhook the maximum for each webhook
     * @param limits the maximum for specific webhooks, by id
     * @param lease the duration of the lease
     */
    public ClaimRequest(String node, int limit, int limitPerWebhook, Map<String, Integer> limits, Duration lease) {
        this(node, limit, limitPerWebhook, limits, lease, Long.MAX_VALUE);
    }

    /**
     * Returns the maximum number of deliveries to claim for a webhook.
     *
     * @param webhookId the webhook's id
     * @return zero or more
     */
    public int limitFor(String webhookId) {
        return limits.getOrDefault(webhookId, limitPerWebhook);
    }
}
