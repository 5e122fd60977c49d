package org.webhooks4j.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.internal.time.Numbers;

/**
 * The result of a claim.
 *
 * @param claim the claim
 * @param status the delivery's new status; {@code PENDING} returns it to the queue
 * @param delay how long a pending delivery waits before it may be claimed again, by the store's clock; zero for other
 *     statuses
 * @param attempt the attempt, or null if none was made: a released claim, a superseded or a cancelled delivery
 */
public record Completion(
        Claim claim,
        DeliveryStatus status,
        Duration delay,
        @Nullable Attempt attempt) {

    /**
     * Creates the completion of a delivery that reached a terminal status.
     *
     * @param claim the claim
     * @param status any status except {@code PENDING}
     * @param attempt the last attempt, or null if none was made
     * @return the completion
     */
    public static Completion ended(Claim claim, DeliveryStatus status, @Nullable Attempt attempt) {
        return new Completion(claim, status, Duration.ZERO, attempt);
    }

    /**
     * Creates the completion of a failed attempt that will be retried.
     *
     * @param claim the claim
     * @param delay how long to wait before the retry
     * @param attempt the failed attempt
     * @return the completion
     */
    public static Completion retry(Claim claim, Duration delay, Attempt attempt) {
        return new Completion(claim, DeliveryStatus.PENDING, delay, attempt);
    }

    /**
     * Creates the completion of a claim that is released without an attempt. Another worker, or the same one later,
     * makes the attempt.
     *
     * @param claim the claim
     * @param delay how long to wait; zero to let any worker claim it at once
     * @return the completion
     */
    public static Completion released(Claim claim, Duration delay) {
        return new Completion(claim, DeliveryStatus.PENDING, delay, null);
    }

    /**
     * Returns the number of completed attempts, including this one.
     *
     * @return zero or more
     */
    public int attempts() {
        return attempt == null ? claim.attempts() : claim.attempts() + 1;
    }

    /**
     * Returns the delivery as it is after this completion.
     *
     * @return the delivery
     */
    public Delivery delivery() {
        StoredEvent event = claim.event();
        Attempt.Response response = attempt == null ? null : attempt.response();
        return Delivery.builder()
                .id(claim.deliveryId())
                .webhookId(claim.webhookId())
                .eventId(event.id())
                .eventType(event.type())
                .objectType(event.objectType())
                .objectId(event.objectId())
                .occurredAt(event.occurredAt())
                .status(status)
                .trigger(claim.trigger())
                .sequence(claim.sequence() == 0 ? null : claim.sequence())
                .attempts(attempts())
                .nextAttemptAt(attempt == null ? null : attempt.nextAttemptAt())
                .lastOutcome(attempt == null ? null : attempt.outcome())
                .lastStatusCode(response == null ? null : response.statusCode())
                .lastAttemptAt(attempt == null ? null : attempt.startedAt())
                .lastDurationMillis(
                        attempt == null
                                ? null
                                : Numbers.millisOf(attempt.timing().total()))
                .incarnation(claim.incarnation())
                .build();
    }
}
