package org.webhooks4j.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Trigger;

/**
 * A worker's time-limited right to send a delivery.
 *
 * @param deliveryId the delivery's id
 * @param webhookId the webhook's id
 * @param event what to send
 * @param trigger why
 * @param sequence the delivery's number among all deliveries of its ordering key, from 1, the same on every claim; 0 if
 *     it is superseded
 * @param attempts how many attempts were completed before
 * @param fencingToken the fencing token: greater than that of any earlier claim of the delivery
 * @param superseded whether a newer update of the same ordering key is pending, so that this delivery is to be
 *     completed without sending
 * @param base the first of the updates that this delivery supersedes: what is sent compares with the state before it.
 *     Null if it supersedes none, and if it is itself to be completed without sending
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that it is for; 0 for any
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
     * A claim of a delivery that supersedes no other, for any incarnation of its webhook.
     *
     * @param deliveryId the delivery's id
     * @param webhookId the webhook's id
     * @param event what to send
     * @param trigger why
     * @param sequence the delivery's number among those of its ordering key
     * @param attempts how many attempts were completed before
     * @param fencingToken the fencing token
     * @param superseded whether it is to be completed without sending
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
     * How many bytes of payload there are to send the delivery from, in UTF-8.
     *
     * @return zero or more
     */
    public long payloadBytes() {
        return (long) event.payloadBytes() + (base == null ? 0 : base.payloadBytes());
    }

    /**
     * Begins a claim.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a claim that is this one but for what is set.
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

    /**
     * Builds a claim. What may be null, a number, a flag, a map or a list need not be set. Not safe for many threads.
     */
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
         * @param event what to send
         * @return this
         */
        public Builder event(StoredEvent event) {
            this.event = event;
            return this;
        }

        /**
         * Sets {@link Claim#trigger()}.
         *
         * @param trigger why
         * @return this
         */
        public Builder trigger(Trigger trigger) {
            this.trigger = trigger;
            return this;
        }

        /**
         * Sets {@link Claim#sequence()}.
         *
         * @param sequence the delivery's place in the row of all deliveries of this object to this webhook, from 1, the
         *     same on every claim; 0 if it is superseded
         * @return this
         */
        public Builder sequence(long sequence) {
            this.sequence = sequence;
            return this;
        }

        /**
         * Sets {@link Claim#attempts()}.
         *
         * @param attempts how many attempts were completed before
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
         * @param superseded whether a newer update waits in the same lane, so that this delivery is to be completed
         *     without sending
         * @return this
         */
        public Builder superseded(boolean superseded) {
            this.superseded = superseded;
            return this;
        }

        /**
         * Sets {@link Claim#base()}.
         *
         * @param base the first of the updates that this delivery supersedes: what is sent compares with the state
         *     before it. Null if it supersedes none, and if it is itself to be completed without sending
         * @return this
         */
        public Builder base(@Nullable StoredEvent base) {
            this.base = base;
            return this;
        }

        /**
         * Sets {@link Claim#incarnation()}.
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
         * @return a claim
         * @throws NullPointerException if something is missing; the message names it
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
