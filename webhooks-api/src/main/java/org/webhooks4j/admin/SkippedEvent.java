package org.webhooks4j.admin;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.internal.text.CleanText;

/**
 * An event that was not sent to a webhook while the webhook was {@linkplain Diagnostics#trace traced}. The event itself
 * is not stored.
 *
 * @param eventId the event's id; if no webhook received the event, the id is stored only here
 * @param webhookId the webhook's id
 * @param eventType the event's type
 * @param objectType the object's type; {@code ?} if it has none
 * @param objectId the object's id; {@code ?} if it cannot be determined, which the reason explains
 * @param occurredAt when the event was raised
 * @param rule the rule that decided
 * @param reason a readable description of the rule and the value it was applied to; at most 1000 characters, may
 *     contain values of the object
 */
public record SkippedEvent(
        String eventId,
        String webhookId,
        EventType eventType,
        String objectType,
        String objectId,
        Instant occurredAt,
        Rule rule,
        String reason) {

    /**
     * Replaces characters that no database can store, U+0000 and unpaired surrogates, with U+FFFD.
     *
     * @param eventId the event's id; if no webhook received the event, the id is stored only here
     * @param webhookId the webhook's id
     * @param eventType the event's type
     * @param objectType the object's type; {@code ?} if it has none
     * @param objectId the object's id; {@code ?} if it cannot be determined, which the reason explains
     * @param occurredAt when the event was raised
     * @param rule the rule that decided
     * @param reason a readable description of the rule and the value it was applied to; at most 1000 characters, may
     *     contain values of the object
     */
    public SkippedEvent {
        eventType = EventType.of(eventType);
        objectType = CleanText.clean(objectType);
        objectId = CleanText.clean(objectId);
        reason = CleanText.clean(reason);
    }

    /**
     * Creates a builder for an entry.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a builder that starts with this entry's values.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.eventId = eventId;
        builder.webhookId = webhookId;
        builder.eventType = eventType;
        builder.objectType = objectType;
        builder.objectId = objectId;
        builder.occurredAt = occurredAt;
        builder.rule = rule;
        builder.reason = reason;
        return builder;
    }

    /** Builds an entry. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
    public static final class Builder {

        private @Nullable String eventId;
        private @Nullable String webhookId;
        private @Nullable EventType eventType;
        private @Nullable String objectType;
        private @Nullable String objectId;
        private @Nullable Instant occurredAt;
        private @Nullable Rule rule;
        private @Nullable String reason;

        private Builder() {}

        /**
         * Sets {@link SkippedEvent#eventId()}.
         *
         * @param eventId the event's id; if no webhook received the event, the id is stored only here
         * @return this
         */
        public Builder eventId(String eventId) {
            this.eventId = eventId;
            return this;
        }

        /**
         * Sets {@link SkippedEvent#webhookId()}.
         *
         * @param webhookId the webhook's id
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link SkippedEvent#eventType()}.
         *
         * @param eventType the event's type
         * @return this
         */
        public Builder eventType(EventType eventType) {
            this.eventType = eventType;
            return this;
        }

        /**
         * Sets {@link SkippedEvent#objectType()}.
         *
         * @param objectType the object's type; {@code ?} if it has none
         * @return this
         */
        public Builder objectType(String objectType) {
            this.objectType = objectType;
            return this;
        }

        /**
         * Sets {@link SkippedEvent#objectId()}.
         *
         * @param objectId the object's id; {@code ?} if it cannot be determined, which the reason explains
         * @return this
         */
        public Builder objectId(String objectId) {
            this.objectId = objectId;
            return this;
        }

        /**
         * Sets {@link SkippedEvent#occurredAt()}.
         *
         * @param occurredAt when the event was raised
         * @return this
         */
        public Builder occurredAt(Instant occurredAt) {
            this.occurredAt = occurredAt;
            return this;
        }

        /**
         * Sets {@link SkippedEvent#rule()}.
         *
         * @param rule the rule that decided
         * @return this
         */
        public Builder rule(Rule rule) {
            this.rule = rule;
            return this;
        }

        /**
         * Sets {@link SkippedEvent#reason()}.
         *
         * @param reason a readable description of the rule and the value it was applied to; at most 1000 characters,
         *     may contain values of the object
         * @return this
         */
        public Builder reason(String reason) {
            this.reason = reason;
            return this;
        }

        /**
         * Builds the entry.
         *
         * @return the entry
         * @throws NullPointerException if a required component is missing; the message names it
         */
        public SkippedEvent build() {
            return new SkippedEvent(
                    Objects.requireNonNull(eventId, "eventId is not set"),
                    Objects.requireNonNull(webhookId, "webhookId is not set"),
                    Objects.requireNonNull(eventType, "eventType is not set"),
                    Objects.requireNonNull(objectType, "objectType is not set"),
                    Objects.requireNonNull(objectId, "objectId is not set"),
                    Objects.requireNonNull(occurredAt, "occurredAt is not set"),
                    Objects.requireNonNull(rule, "rule is not set"),
                    Objects.requireNonNull(reason, "reason is not set"));
        }
    }
}
