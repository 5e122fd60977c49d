package org.webhooks4j.admin;

/**
 * What a replay did.
 *
 * @param redelivered how many deliveries were put back into the queue
 * @param skipped how many were not, because their event is no longer stored, they are pending already, they are tests,
 *     or their webhook was deleted
 */
public record ReplayResult(int redelivered, int skipped) {}
