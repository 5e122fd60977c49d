package org.webhooks4j.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.internal.text.CleanText;

/**
 * An event as it is stored, once for all its deliveries.
 *
 * @param id {@code evt_} and a <a href="https://github.com/ulid/spec">ULID</a> of {@code occurredAt}. The ULID's first
 *     ten characters encode those milliseconds, so a range of time is a range of ids; stores may rely on that
 * @param type what happened; its {@link EventType#value() value} has at most 64 characters
 * @param objectType the object's type, at most 100 characters
 * @param objectId the object's id, at most 200 characters
 * @param actor who caused the event, or null
 * @param origin the system that caused the event, or null
 * @param occurredAt when the event was raised, with millisecond precision
 * @param payload complete JSON: an object with some of {@code object}, {@code before} and {@code changes}. Stores keep
 *     it verbatim and need not parse it
 * @param contextHeaders headers that carry the trace context in which the event was raised, such as
 *     {@code traceparent}; each request for the event has them. Empty if there was none
 */
public record StoredEvent(
        String id,
        EventType type,
        String objectType,
        String objectId,
        @Nullable String actor,
        @Nullable String origin,
        Instant occurredAt,
        String payload,
        Map<String, String> contextHeaders) {

    /**
     * Creates an event. In the actor's name, which is only displayed, U+FFFD replaces characters that not every
     * database can hold.
     *
     * @param id {@code evt_} and a <a href="https://github.com/ulid/spec">ULID</a> of {@code occurredAt}. The ULID's
     *     first ten characters encode those milliseconds, so a range of time is a range of ids; stores may rely on that
     * @param type what happened; its {@link EventType#value() value} has at most 64 characters
     * @param objectType the object's type, at most 100 characters
     * @param objectId the object's id, at most 200 characters
     * @param actor who caused the event, or null
     * @param origin the system that caused the event, or null
     * @param occurredAt when the event was raised, with millisecond precision
     * @param payload complete JSON: an object with some of {@code object}, {@code before} and {@code changes}. Stores
     *     keep it verbatim and need not parse it
     * @param contextHeaders headers that carry the trace context in which the event was raised, such as
     *     {@code traceparent}; each request for the event has them. Empty if there was none
     */
    public StoredEvent {
        type = EventType.of(type);
        actor = CleanText.cleanOrNull(actor);
        contextHeaders =
                contextHeaders.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(contextHeaders));
    }

    /**
     * Creates an event that was raised in no trace context.
     *
     * @param id {@code evt_} and a ULID of {@code occurredAt}
     * @param type what happened
     * @param objectType the object's type
     * @param objectId the object's id
     * @param actor who caused the event, or null
     * @param origin the system that caused the event, or null
     * @param occurredAt when the event was raised, with millisecond precision
     * @param payload complete JSON
     */
    public StoredEvent(
            String id,
            EventType type,
            String objectType,
            String objectId,
            @Nullable String actor,
            @Nullable String origin,
            Instant occurredAt,
            String payload) {
        this(id, type, objectType, objectId, actor, origin, occurredAt, payload, Map.of());
    }

    /**
     * Returns the size of the payload in bytes of UTF-8, which is about the size of a request with it.
     *
     * @return zero or more
     */
    public int payloadBytes() {
        int bytes = payload.length();
        for (int i = 0; i < payload.length(); i++) {
            char c = payload.charAt(i);
            // A surrogate pair takes four bytes in total.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    /**
     * Returns a builder for an event.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder that starts with the values of this event.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.type = type;
        builder.objectType = objectType;
        builder.objectId = objectId;
        builder.actor = actor;
        builder.origin = origin;
        builder.occurredAt = occurredAt;
        builder.payload = payload;
        builder.contextHeaders = contextHeaders;
        return builder;
    }

    /** Builds an event. Nullable values, numbers, flags, maps and lists need not be set. Not thread-safe. */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable EventType type;
        private @Nullable String objectType;
        private @Nullable String objectId;
        private @Nullable String actor;
        private @Nullable String origin;
        private @Nullable Instant occurredAt;
        private @Nullable String payload;
        private Map<String, String> contextHeaders = Map.of();

        private Builder() {}

        /**
         * Sets {@link StoredEvent#id()}.
         *
         * @param id {@code evt_} and a <a href="https://github.com/ulid/spec">ULID</a> of {@code occurredAt}. The
         *     ULID's first ten characters encode those milliseconds, so a range of time is a range of ids; stores may
         *     rely on that
         * @return this
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets {@link StoredEvent#type()}.
         *
         * @param type what happened; its {@link EventType#value() value} has at most 64 characters
         * @return this
         */
        public Builder type(EventType type) {
            this.type = type;
            return this;
        }

        /**
         * Sets {@link StoredEvent#objectType()}.
         *
         * @param objectType the object's type, at most 100 characters
         * @return this
         */
        public Builder objectType(String objectType) {
            this.objectType = objectType;
            return this;
        }

        /**
         * Sets {@link StoredEvent#objectId()}.
         *
         * @param objectId the object's id, at most 200 characters
         * @return this
         */
        public Builder objectId(String objectId) {
            this.objectId = objectId;
            return this;
        }

        /**
         * Sets {@link StoredEvent#actor()}.
         *
         * @param actor who caused the event, or null
         * @return this
         */
        public Builder actor(@Nullable String actor) {
            this.actor = actor;
            return this;
        }

        /**
         * Sets {@link StoredEvent#origin()}.
         *
         * @param origin the system that caused the event, or null
         * @return this
         */
        public Builder origin(@Nullable String origin) {
            this.origin = origin;
            return this;
        }

        /**
         * Sets {@link StoredEvent#occurredAt()}.
         *
         * @param occurredAt when the event was raised, with millisecond precision
         * @return this
         */
        public Builder occurredAt(Instant occurredAt) {
            this.occurredAt = occurredAt;
            return this;
        }

        /**
         * Sets {@link StoredEvent#payload()}.
         *
         * @param payload complete JSON: an object with some of {@code object}, {@code before} and {@code changes}.
         *     Stores keep it verbatim and need not parse it
         * @return this
         */
        public Builder payload(String payload) {
            this.payload = payload;
            return this;
        }

        /**
         * Sets {@link StoredEvent#contextHeaders()}. Empty by default.
         *
         * @param contextHeaders headers that carry the trace context in which the event was raised
         * @return this
         */
        public Builder contextHeaders(Map<String, String> contextHeaders) {
            this.contextHeaders = contextHeaders;
            return this;
        }

        /**
         * Builds the event.
         *
         * @return an event
         * @throws NullPointerException if a required value is not set; the message names it
         */
        public StoredEvent build() {
            return new StoredEvent(
                    Objects.requireNonNull(id, "id is not set"),
                    Objects.requireNonNull(type, "type is not set"),
                    Objects.requireNonNull(objectType, "objectType is not set"),
                    Objects.requireNonNull(objectId, "objectId is not set"),
                    actor,
                    origin,
                    Objects.requireNonNull(occurredAt, "occurredAt is not set"),
                    Objects.requireNonNull(payload, "payload is not set"),
                    contextHeaders);
        }
    }
}
