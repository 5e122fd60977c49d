package org.webhooks4j.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;

/** Assertions on one delivery and its log entries. A failure message lists the delivery's attempts. */
public final class DeliveryAssert extends AbstractAssert<DeliveryAssert, Delivery> {

    private final List<Attempt> attempts;

    DeliveryAssert(Delivery delivery, TestEngine engine) {
        super(delivery, DeliveryAssert.class);
        this.attempts = engine.admin()
                .deliveries()
                .find(delivery.id())
                .map(DeliveryDetails::attempts)
                .orElse(List.of());
    }

    /**
     * Asserts that the receiver accepted the delivery.
     *
     * @return this
     */
    public DeliveryAssert isDelivered() {
        return hasStatus(DeliveryStatus.DELIVERED);
    }

    /**
     * Asserts that the delivery waits for its first or next attempt.
     *
     * @return this
     */
    public DeliveryAssert isPending() {
        return hasStatus(DeliveryStatus.PENDING);
    }

    /**
     * Asserts that the delivery is dead: its last attempt failed.
     *
     * @return this
     */
    public DeliveryAssert isDead() {
        return hasStatus(DeliveryStatus.DEAD);
    }

    /**
     * Asserts the delivery's status.
     *
     * @param status the status
     * @return this
     */
    public DeliveryAssert hasStatus(DeliveryStatus status) {
        return equal("status", status, actual.status());
    }

    /**
     * Asserts the webhook that the delivery belongs to.
     *
     * @param webhookId the webhook's id
     * @return this
     */
    public DeliveryAssert isTo(String webhookId) {
        return equal("webhook", webhookId, actual.webhookId());
    }

    /**
     * Asserts the number of attempts.
     *
     * @param count zero or more
     * @return this
     */
    public DeliveryAssert hasAttempts(int count) {
        return equal("number of attempts", count, actual.attempts());
    }

    /**
     * Asserts the outcomes of all attempts, in order.
     *
     * @param outcomes the outcomes
     * @return this
     */
    public DeliveryAssert hasOutcomes(Outcome... outcomes) {
        return equal(
                "outcomes",
                List.of(outcomes),
                attempts.stream().map(Attempt::outcome).toList());
    }

    /**
     * Asserts the start times of all attempts, in order.
     *
     * @param instants by the engine's clock
     * @return this
     */
    public DeliveryAssert wasAttemptedAt(Instant... instants) {
        return equal(
                "instants of attempts",
                List.of(instants),
                attempts.stream().map(Attempt::startedAt).toList());
    }

    /**
     * Asserts when the next attempt is due.
     *
     * @param instant by the engine's clock, or null if there must be no next attempt
     * @return this
     */
    public DeliveryAssert isNextAttemptedAt(@Nullable Instant instant) {
        return equal("next attempt", instant, actual.nextAttemptAt());
    }

    private DeliveryAssert equal(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "%s",
                    "expected " + what + " " + expected + " but it is " + found + " of " + line(actual) + told());
        }
        return this;
    }

    private String told() {
        return attempts.stream()
                .map(attempt -> "#" + attempt.number() + " at " + attempt.startedAt() + " " + attempt.outcome()
                        + (attempt.error() == null ? "" : ": " + attempt.error()))
                .collect(Collectors.joining("\n  ", attempts.isEmpty() ? ", not attempted" : ", attempted\n  ", ""));
    }

    static String line(Delivery delivery) {
        return delivery.id() + " to " + delivery.webhookId() + ", " + delivery.eventType() + " of "
                + delivery.objectType() + "/" + delivery.objectId() + ", " + delivery.status() + " after "
                + delivery.attempts() + " attempts";
    }
}
