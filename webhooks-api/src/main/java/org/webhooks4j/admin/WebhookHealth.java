package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one webhook fares, at a glance.
 *
 * @param webhookId the webhook
 * @param pending how many deliveries wait; {@value #MAX_COUNT} if there are that many or more
 * @param dead how many deliveries were given up; {@value #MAX_COUNT} if there are that many or more; null if the log
 *     cannot tell
 * @param lastOutcome how the last attempt ended, or null if there was none or the log cannot tell
 * @param lastStatusCode the HTTP status of the last attempt, or null if there was no answer
 * @param lastAttemptAt when the last attempt began, or null if there was none
 * @param breakerOpen whether this node holds deliveries back because the endpoint failed too often in a row; other
 *     nodes decide for themselves
 * @param trouble why this node delivers nothing at all though it should, for people to read; null if it does, or is not
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

    /** Nothing is counted further, so that a glance costs the same whatever waits. */
    public static final int MAX_COUNT = 1000;
}
