package org.webhooks4j.admin;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;

/**
 * One event on its way to one webhook.
 *
 * @param id what receivers see in the header {@code webhook-id}
 * @param webhookId the webhook
 * @param eventId the event
 * @param eventType what happened
 * @param objectType what kind of object it happened to
 * @param objectId which object it happened to
 * @param occurredAt when it happened
 * @param status what became of the delivery
 * @param trigger why it is being attempted, or was last
 * @param sequence its number among all deliveries of its ordering key (webhook, object type, object id), from 1; null
 *     before the first attempt
 * @param attempts how many attempts were made
 * @param nextAttemptAt when the next attempt is due, or null if there is none, if one is under way, or if the delivery
 *     waits for an earlier one of its object
 * @param lastOutcome how the last attempt ended, or null if there was none
 * @param lastStatusCode the HTTP status of the last attempt, or null if there was no answer
 * @param lastAttemptAt when the last attempt began, or null if there was none
 * @param lastDurationMillis how long the last attempt took, or null if there was none
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that it is for; 0 for any
 */
public record Delivery(
        String id,
        String webhookId,
        String eventId,
        EventType eventType,
        String objectType,
        String objectId,
        Instant occurredAt,
        DeliveryStatus status,
        Trigger trigger,
        @Nullable Long sequence,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Outcome lastOutcome,
        @Nullable Integer lastStatusCode,
        @Nullable Instant lastAttemptAt,
        @Nullable Long lastDurationMillis,
        long incarnation) {

    /**
     * Makes the event type one that equals others of the same value.
     *
     * @param id what receivers see in the header {@code webhook-id}
     * @param webhookId the webhook
     * @param eventId the event
     * @param eventType what happened
     * @param objectType what kind of object it happened to
     * @param objectId which object it happened to
     * @param occurredAt when it happened
     * @param status what became of the delivery
     * @param trigger why it is being attempted, or was last
     * @param sequence its number among the deliveries of its ordering key, from 1; null before the first attempt
     * @param attempts how many attempts were made
     * @param nextAttemptAt when the next attempt is due, or null
     * @param lastOutcome how the last attempt ended, or null if there was none
     * @param lastStatusCode the HTTP status of the last attempt, or null if there was no answer
     * @param lastAttemptAt when the last attempt began, or null if there was none
     * @param lastDurationMillis how long the last attempt took, or null if there was none
     * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that it is for; 0 for any
     */
    public Delivery {
        eventType = EventType.of(eventType);
    }

    /**
     * Begins a delivery.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a delivery that is this one but for what is set.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.webhookId = webhookId;
        builder.eventId = eventId;
        builder.eventType = eventType;
        builder.objectType = objectType;
        builder.objectId = objectId;
        builder.occurredAt = occurredAt;
        builder.status = status;
        builder.trigger = trigger;
        builder.sequence = sequence;
        builder.attempts = attempts;
        builder.nextAttemptAt = nextAttemptAt;
        builder.lastOutcome = lastOutcome;
        builder.lastStatusCode = lastStatusCode;
        builder.lastAttemptAt = lastAttemptAt;
        builder.lastDurationMillis = lastDurationMillis;
        builder.incarnation = incarnation;
        return builder;
    }

    /**
     * Builds a delivery. What may be null, a number, a flag, a map or a list need not be set. Not safe for many
     * threads.
     */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable String webhookId;
        private @Nullable String eventId;
        private @Nullable EventType eventType;
        private @Nullable String objectType;
        private @Nullable String objectId;
        private @Nullable Instant occurredAt;
        private @Nullable DeliveryStatus status;
        private @Nullable Trigger trigger;
        private @Nullable Long sequence;
        private int attempts;
        private @Nullable Instant nextAttemptAt;
        private @Nullable Outcome lastOutcome;
        private @Nullable Integer lastStatusCode;
        private @Nullable Instant lastAttemptAt;
        private @Nullable Long lastDurationMillis;
        private long incarnation;

        private Builder() {}

        /**
         * Sets {@link Delivery#id()}.
         *
         * @param id what receivers see in the header {@code webhook-id}
         * @return this
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets {@link Delivery#webhookId()}.
         *
         * @param webhookId the webhook
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link Delivery#eventId()}.
         *
         * @param eventId the event
         * @return this
         */
        public Builder eventId(String eventId) {
            this.eventId = eventId;
            return this;
        }

        /**
         * Sets {@link Delivery#eventType()}.
         *
         * @param eventType what happened
         * @return this
         */
        public Builder eventType(EventType eventType) {
            this.eventType = eventType;
            return this;
        }

        /**
         * Sets {@link Delivery#objectType()}.
         *
         * @param objectType what kind of object it happened to
         * @return this
         */
        public Builder objectType(String objectType) {
            this.objectType = objectType;
            return this;
        }

        /**
         * Sets {@link Delivery#objectId()}.
         *
         * @param objectId which object it happened to
         * @return this
         */
        public Builder objectId(String objectId) {
            this.objectId = objectId;
            return this;
        }

        /**
         * Sets {@link Delivery#occurredAt()}.
         *
         * @param occurredAt when it happened
         * @return this
         */
        public Builder occurredAt(Instant occurredAt) {
            this.occurredAt = occurredAt;
            return this;
        }

        /**
         * Sets {@link Delivery#status()}.
         *
         * @param status what became of the delivery
         * @return this
         */
        public Builder status(DeliveryStatus status) {
            this.status = status;
            return this;
        }

        /**
         * Sets {@link Delivery#trigger()}.
         *
         * @param trigger why it is being attempted, or was last
         * @return this
         */
        public Builder trigger(Trigger trigger) {
            this.trigger = trigger;
            return this;
        }

        /**
         * Sets {@link Delivery#sequence()}.
         *
         * @param sequence its place in the row of all deliveries of this object to this webhook, from 1; null before
         *     the first attempt
         * @return this
         */
        public Builder sequence(@Nullable Long sequence) {
            this.sequence = sequence;
            return this;
        }

        /**
         * Sets {@link Delivery#attempts()}.
         *
         * @param attempts how many attempts were made
         * @return this
         */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets {@link Delivery#nextAttemptAt()}.
         *
         * @param nextAttemptAt when the next attempt is due, or null if there is none, if one is under way, or if the
         *     delivery waits for an earlier one of its object
         * @return this
         */
        public Builder nextAttemptAt(@Nullable Instant nextAttemptAt) {
            this.nextAttemptAt = nextAttemptAt;
            return this;
        }

        /**
         * Sets {@link Delivery#lastOutcome()}.
         *
         * @param lastOutcome how the last attempt ended, or null if there was none
         * @return this
         */
        public Builder lastOutcome(@Nullable Outcome lastOutcome) {
            this.lastOutcome = lastOutcome;
            return this;
        }

        /**
         * Sets {@link Delivery#lastStatusCode()}.
         *
         * @param lastStatusCode the HTTP status of the last attempt, or null if there was no answer
         * @return this
         */
        public Builder lastStatusCode(@Nullable Integer lastStatusCode) {
            this.lastStatusCode = lastStatusCode;
            return this;
        }

        /**
         * Sets {@link Delivery#lastAttemptAt()}.
         *
         * @param lastAttemptAt when the last attempt began, or null if there was none
         * @return this
         */
        public Builder lastAttemptAt(@Nullable Instant lastAttemptAt) {
            this.lastAttemptAt = lastAttemptAt;
            return this;
        }

        /**
         * Sets {@link Delivery#lastDurationMillis()}.
         *
         * @param lastDurationMillis how long the last attempt took, or null if there was none
         * @return this
         */
        public Builder lastDurationMillis(@Nullable Long lastDurationMillis) {
            this.lastDurationMillis = lastDurationMillis;
            return this;
        }

        /**
         * Sets {@link Delivery#incarnation()}.
         *
         * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that it is for; 0 for any
         * @return this
         */
        public Builder incarnation(long incarnation) {
            this.incarnation = incarnation;
            return this;
        }

        /**
         * Makes it.
         *
         * @return a delivery
         * @throws NullPointerException if something is missing; the message names it
         */
        public Delivery build() {
            return new Delivery(
                    Objects.requireNonNull(id, "id is not set"),
                    Objects.requireNonNull(webhookId, "webhookId is not set"),
                    Objects.requireNonNull(eventId, "eventId is not set"),
                    Objects.requireNonNull(eventType, "eventType is not set"),
                    Objects.requireNonNull(objectType, "objectType is not set"),
                    Objects.requireNonNull(objectId, "objectId is not set"),
                    Objects.requireNonNull(occurredAt, "occurredAt is not set"),
                    Objects.requireNonNull(status, "status is not set"),
                    Objects.requireNonNull(trigger, "trigger is not set"),
                    sequence,
                    attempts,
                    nextAttemptAt,
                    lastOutcome,
                    lastStatusCode,
                    lastAttemptAt,
                    lastDurationMillis,
                    incarnation);
        }
    }
}
