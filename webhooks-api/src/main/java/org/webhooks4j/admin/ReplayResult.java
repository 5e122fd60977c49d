package org.webhooks4j.admin;

/**
 * The result of a replay.
 *
 * @param redelivered the number of deliveries that were enqueued again
 * @param skipped the number of deliveries not enqueued, because their event is no longer stored, they are already
 *     pending, they are tests, or their webhook was deleted
 */
public record ReplayResult(int redelivered, int skipped) {}
