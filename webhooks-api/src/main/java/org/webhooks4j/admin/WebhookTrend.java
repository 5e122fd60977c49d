package org.webhooks4j.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries to one webhook fared in the last hours.
 *
 * @param webhookId the webhook's id
 * @param hours consecutive hours without gaps, oldest first; empty if the log does not provide them
 * @param p95 the latency that 95 % of the attempts of these hours did not exceed, precise to two digits; null if there
 *     were no attempts
 * @param failingSince the first failure since the last success, if the receiver has been failing for a minute or longer
 *     and the store keeps failures; otherwise null
 */
public record WebhookTrend(
        String webhookId,
        List<Hour> hours,
        @Nullable Duration p95,
        @Nullable Instant failingSince) {

    /** The number of hours, including the current one: {@value}. */
    public static final int HOURS = 24;

    /**
     * The attempts that started within one hour.
     *
     * @param start the start of the hour, a full hour in UTC
     * @param delivered the number of attempts that the receiver accepted
     * @param failed the number of all other attempts
     */
    public record Hour(Instant start, long delivered, long failed) {}
}
