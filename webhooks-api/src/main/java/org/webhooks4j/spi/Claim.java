package org.webhooks4j.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Trigger;

/**
 * A worker's leased right to send one delivery.
 *
 * @param deliveryId the delivery's id
 * @param webhookId the webhook's id
 * @param event the event to send
 * @param trigger why the delivery is attempted
 * @param sequence the delivery's number among all deliveries of its ordering key, from 1, the same on every claim; 0 if
 *     it is superseded
 * @param attempts the number of attempts completed before
 * @param fencingToken the fencing token: greater than that of any earlier claim of the delivery
 * @param superseded whether a newer update of the same ordering key is pending, so that this delivery is completed
 *     without sending
 * @param base the first of the updates that this delivery supersedes; the request compares with the state before it.
 *     Null if the delivery supersedes none, or is itself completed without sending
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that the delivery is for; 0 for any
 */
public record Claim(
        String deliveryId,
        String webhookId,
        StoredEvent event,
        Trigger trigger,
        long sequence,
        int attempts,
        long fencingToken,
        boolean superseded,
        @Nullable StoredEvent base,
        long incarnation) {

    /**
     * Creates a claim of a delivery that supersedes no other, for any incarnation of its webhook.
     *
     * @param deliveryId the delivery's id
     * @param webhookId the webhook's id
     * @param event the event to send
     * @param trigger why the delivery is attempted
     * @param sequence the delivery's number among all deliveries of its ordering key
     * @param attempts the number of attempts completed before
     * @param fencingToken the fencing token
     * @param superseded whether the delivery is completed without sending
     */
    public Claim(
            String deliveryId,
            String webhookId,
            StoredEvent event,
            Trigger trigger,
            long sequence,
            int attempts,
            long fencingToken,
            boolean superseded) {
        this(deliveryId, webhookId, event, trigger, sequence, attempts, fencingToken, superseded, null, 0);
    }

    /**
     * Returns the size of the payloads that the request is built from, in bytes of UTF-8.
     *
     * @return zero or more
     */
    public long payloadBytes() {
        return (long) event.payloadBytes() + (base == null ? 0 : base.payloadBytes());
    }

    /**
     * Returns a builder for a claim.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder that starts with the values of this claim.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.deliveryId = deliveryId;
        builder.webhookId = webhookId;
        builder.event = event;
        builder.trigger = trigger;
        builder.sequence = sequence;
        builder.attempts = attempts;
        builder.fencingToken = fencingToken;
        builder.superseded = superseded;
        builder.base = base;
        builder.incarnation = incarnation;
        return builder;
    }

    /** Builds a claim. Nullable values, numbers, flags, maps and lists need not be set. Not thread-safe. */
    public static final class Builder {

        private @Nullable String deliveryId;
        private @Nullable String webhookId;
        private @Nullable StoredEvent event;
        private @Nullable Trigger trigger;
        private long sequence;
        private int attempts;
        private long fencingToken;
        private boolean superseded;
        private @Nullable StoredEvent base;
        private long incarnation;

        private Builder() {}

        /**
         * Sets {@link Claim#deliveryId()}.
         *
         * @param deliveryId the delivery's id
         * @return this
         */
        public Builder deliveryId(String deliveryId) {
            this.deliveryId = deliveryId;
            return this;
        }

        /**
         * Sets {@link Claim#webhookId()}.
         *
         * @param webhookId the webhook's id
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link Claim#event()}.
         *
         * @param event the event to send
         * @return this
         */
        public Builder event(StoredEvent event) {
            this.event = event;
            return this;
        }

        /**
         * Sets {@link Claim#trigger()}.
         *
         * @param trigger why the delivery is attempted
         * @return this
         */
        public Builder trigger(Trigger trigger) {
            this.trigger = trigger;
            return this;
        }

        /**
         * Sets {@link Claim#sequence()}.
         *
         * @param sequence the delivery's number among all deliveries of its ordering key, from 1, the same on every
         *     claim; 0 if it is superseded
         * @return this
         */
        public Builder sequence(long sequence) {
            this.sequence = sequence;
            return this;
        }

        /**
         * Sets {@link Claim#attempts()}.
         *
         * @param attempts the number of attempts completed before
         * @return this
         */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets {@link Claim#fencingToken()}.
         *
         * @param fencingToken the fencing token: greater than that of any earlier claim of the delivery
         * @return this
         */
        public Builder fencingToken(long fencingToken) {
            this.fencingToken = fencingToken;
            return this;
        }

        /**
         * Sets {@link Claim#superseded()}.
         *
         * @param superseded whether a newer update of the same ordering key is pending, so that this delivery is
         *     completed without sending
         * @return this
         */
        public Builder superseded(boolean superseded) {
            this.superseded = superseded;
            return this;
        }

        /**
         * Sets {@link Claim#base()}.
         *
         * @param base the first of the updates that this delivery supersedes; the request compares with the state
         *     before it. Null if the delivery supersedes none, or is itself completed without sending
         * @return this
         */
        public Builder base(@Nullable StoredEvent base) {
            this.base = base;
            return this;
        }

        /**
         * Sets {@link Claim#incarnation()}.
         *
         * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that the delivery is for; 0 for any
         * @return this
         */
        public Builder incarnation(long incarnation) {
            this.incarnation = incarnation;
            return this;
        }

        /**
         * Builds the claim.
         *
         * @return a claim
         * @throws NullPointerException if a required value is not set; the message names it
         */
        public Claim build() {
            return new Claim(
                    Objects.requireNonNull(deliveryId, "deliveryId is not set"),
                    Objects.requireNonNull(webhookId, "webhookId is not set"),
                    Objects.requireNonNull(event, "event is not set"),
                    Objects.requireNonNull(trigger, "trigger is not set"),
                    sequence,
                    attempts,
                    fencingToken,
                    superseded,
                    base,
                    incarnation);
        }
    }
}
