package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A summary of a webhook's health.
 *
 * @param webhookId the webhook's id
 * @param pending the number of pending deliveries; {@value #MAX_COUNT} if there are that many or more
 * @param dead the number of dead deliveries; {@value #MAX_COUNT} if there are that many or more; null if the log does
 *     not provide it
 * @param lastOutcome how the last attempt ended, or null if there was none or the log does not provide it
 * @param lastStatusCode the HTTP status of the last attempt, or null if there was no response
 * @param lastAttemptAt when the last attempt started, or null if there was none
 * @param breakerOpen whether this node holds back deliveries because the endpoint failed too often in a row; each node
 *     decides on its own
 * @param trouble a readable reason why this node delivers nothing although it should; null if it delivers or is not
 *     meant to
 */
public record WebhookHealth(
        String webhookId,
        int pending,
        @Nullable Integer dead,
        @Nullable Outcome lastOutcome,
        @Nullable Integer lastStatusCode,
        @Nullable Instant lastAttemptAt,
        boolean breakerOpen,
        @Nullable String trouble) {

    /** The upper bound of each count, so that the summary's cost does not depend on the number of deliveries. */
    public static final int MAX_COUNT = 1000;
}
