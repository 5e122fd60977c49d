package org.webhooks4j.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.internal.time.Numbers;

/**
 * What a worker made of a claim.
 *
 * @param claim the claim
 * @param status what the delivery is now; {@code PENDING} puts it back into the queue
 * @param delay how long a pending delivery waits before it may be claimed again, by the store's clock; zero for others
 * @param attempt the attempt that was made, or null if none was: a claim given back, a superseded or cancelled delivery
 */
public record Completion(
        Claim claim,
        DeliveryStatus status,
        Duration delay,
        @Nullable Attempt attempt) {

    /**
     * The delivery ends.
     *
     * @param claim the claim
     * @param status any but {@code PENDING}
     * @param attempt the last attempt, or null if none was made
     * @return the completion
     */
    public static Completion ended(Claim claim, DeliveryStatus status, @Nullable Attempt attempt) {
        return new Completion(claim, status, Duration.ZERO, attempt);
    }

    /**
     * An attempt failed and another is to follow.
     *
     * @param claim the claim
     * @param delay how long to wait
     * @param attempt the attempt
     * @return the completion
     */
    public static Completion retry(Claim claim, Duration delay, Attempt attempt) {
        return new Completion(claim, DeliveryStatus.PENDING, delay, attempt);
    }

    /**
     * No attempt was made, and another worker, or this one later, is to make it.
     *
     * @param claim the claim
     * @param delay how long to wait; zero for anybody at once
     * @return the completion
     */
    public static Completion released(Claim claim, Duration delay) {
        return new Completion(claim, DeliveryStatus.PENDING, delay, null);
    }

    /**
     * How many attempts have been completed now.
     *
     * @return zero or more
     */
    public int attempts() {
        return attempt == null ? claim.attempts() : claim.attempts() + 1;
    }

    /**
     * The delivery as it is after this completion.
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
