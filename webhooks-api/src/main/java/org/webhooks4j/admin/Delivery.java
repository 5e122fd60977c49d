package org.webhooks4j.admin;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;

/**
 * One event to be sent to one webhook.
 *
 * @param id the delivery's id, sent to receivers in the header {@code webhook-id}
 * @param webhookId the webhook's id
 * @param eventId the event's id
 * @param eventType the event's type
 * @param objectType the type of the event's object
 * @param objectId the id of the event's object
 * @param occurredAt when the event occurred
 * @param status the delivery's status
 * @param trigger what caused the current or last attempt
 * @param sequence the delivery's number among all deliveries of its ordering key (webhook, object type, object id),
 *     starting at 1; null before the first attempt
 * @param attempts the number of attempts so far
 * @param nextAttemptAt when the next attempt is due, or null if there is none, an attempt is in flight, or the delivery
 *     waits for an earlier one of its object
 * @param lastOutcome how the last attempt ended, or null if there was none
 * @param lastStatusCode the HTTP status of the last attempt, or null if there was no response
 * @param lastAttemptAt when the last attempt started, or null if there was none
 * @param lastDurationMillis the duration of the last attempt in milliseconds, or null if there was none
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} of the webhook that the delivery is for; 0
 *     for any
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
     * Normalizes the event type so that it equals other types of the same value.
     *
     * @param id the delivery's id, sent to receivers in the header {@code webhook-id}
     * @param webhookId the webhook's id
     * @param eventId the event's id
     * @param eventType the event's type
     * @param objectType the type of the event's object
     * @param objectId the id of the event's object
     * @param occurredAt when the event occurred
     * @param status the delivery's status
     * @param trigger what caused the current or last attempt
     * @param sequence the delivery's number among all deliveries of its ordering key, starting at 1; null before the
     *     first attempt
     * @param attempts the number of attempts so far
     * @param nextAttemptAt when the next attempt is due, or null
     * @param lastOutcome how the last attempt ended, or null if there was none
     * @param lastStatusCode the HTTP status of the last attempt, or null if there was no response
     * @param lastAttemptAt when the last attempt started, or null if there was none
     * @param lastDurationMillis the duration of the last attempt in milliseconds, or null if there was none
     * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} of the webhook that the delivery is for;
     *     0 for any
     */
    public Delivery {
        eventType = EventType.of(eventType);
    }

    /**
     * Creates a builder for a delivery.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a builder that starts with this delivery's values.
     *
     * @return a new builder
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

    /** Builds a delivery. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
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
         * @param id the delivery's id, sent to receivers in the header {@code webhook-id}
         * @return this
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets {@link Delivery#webhookId()}.
         *
         * @param webhookId the webhook's id
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link Delivery#eventId()}.
         *
         * @param eventId the event's id
         * @return this
         */
        public Builder eventId(String eventId) {
            this.eventId = eventId;
            return this;
        }

        /**
         * Sets {@link Delivery#eventType()}.
         *
         * @param eventType the event's type
         * @return this
         */
        public Builder eventType(EventType eventType) {
            this.eventType = eventType;
            return this;
        }

        /**
         * Sets {@link Delivery#objectType()}.
         *
         * @param objectType the type of the event's object
         * @return this
         */
        public Builder objectType(String objectType) {
            this.objectType = objectType;
            return this;
        }

        /**
         * Sets {@link Delivery#objectId()}.
         *
         * @param objectId the id of the event's object
         * @return this
         */
        public Builder objectId(String objectId) {
            this.objectId = objectId;
            return this;
        }

        /**
         * Sets {@link Delivery#occurredAt()}.
         *
         * @param occurredAt when the event occurred
         * @return this
         */
        public Builder occurredAt(Instant occurredAt) {
            this.occurredAt = occurredAt;
            return this;
        }

        /**
         * Sets {@link Delivery#status()}.
         *
         * @param status the delivery's status
         * @return this
         */
        public Builder status(DeliveryStatus status) {
            this.status = status;
            return this;
        }

        /**
         * Sets {@link Delivery#trigger()}.
         *
         * @param trigger what caused the current or last attempt
         * @return this
         */
        public Builder trigger(Trigger trigger) {
            this.trigger = trigger;
            return this;
        }

        /**
         * Sets {@link Delivery#sequence()}.
         *
         * @param sequence the delivery's number among all deliveries of its ordering key, starting at 1; null before
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
         * @param attempts the number of attempts so far
         * @return this
         */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets {@link Delivery#nextAttemptAt()}.
         *
         * @param nextAttemptAt when the next attempt is due, or null if there is none, an attempt is in flight, or the
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
         * @param lastStatusCode the HTTP status of the last attempt, or null if there was no response
         * @return this
         */
        public Builder lastStatusCode(@Nullable Integer lastStatusCode) {
            this.lastStatusCode = lastStatusCode;
            return this;
        }

        /**
         * Sets {@link Delivery#lastAttemptAt()}.
         *
         * @param lastAttemptAt when the last attempt started, or null if there was none
         * @return this
         */
        public Builder lastAttemptAt(@Nullable Instant lastAttemptAt) {
            this.lastAttemptAt = lastAttemptAt;
            return this;
        }

        /**
         * Sets {@link Delivery#lastDurationMillis()}.
         *
         * @param lastDurationMillis the duration of the last attempt in milliseconds, or null if there was none
         * @return this
         */
        public Builder lastDurationMillis(@Nullable Long lastDurationMillis) {
            this.lastDurationMillis = lastDurationMillis;
            return this;
        }

        /**
         * Sets {@link Delivery#incarnation()}.
         *
         * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} of the webhook that the delivery is
         *     for; 0 for any
         * @return this
         */
        public Builder incarnation(long incarnation) {
            this.incarnation = incarnation;
            return this;
        }

        /**
         * Builds the delivery.
         *
         * @return the delivery
         * @throws NullPointerException if a required component is missing; the message names it
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
