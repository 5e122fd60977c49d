package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The length of the queue that all nodes of a store share.
 *
 * @param pending the number of pending deliveries, counted up to {@value #MAX_PER_WEBHOOK} for each webhook
 * @param oldest when the event of the oldest pending delivery occurred, or null if nothing is pending
 */
public record QueueSummary(long pending, @Nullable Instant oldest) {

    /** The upper bound of each webhook's count, so that a long backlog costs no more than a short one. */
    public static final int MAX_PER_WEBHOOK = 10_000;
}
