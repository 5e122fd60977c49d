package org.webhooks4j.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.internal.text.CleanText;

/**
 * An event in the form in which it is stored, once for all its deliveries.
 *
 * @param id {@code evt_} and a <a href="https://github.com/ulid/spec">ULID</a> of {@code occurredAt}: its first ten
 *     characters are those milliseconds, so that a range of time is a range of ids, and a store may rely on that
 * @param type what happened; its {@link EventType#value() value} has at most 64 characters
 * @param objectType the object's type, at most 100 characters
 * @param objectId the object's id, at most 200 characters
 * @param actor who did it, or null
 * @param origin which system did it, or null
 * @param occurredAt when it was raised, in milliseconds
 * @param payload finished JSON: an object with some of {@code object}, {@code before} and {@code changes}. Stores keep
 *     it to the letter and need not read it
 */
public record StoredEvent(
        String id,
        EventType type,
        String objectType,
        String objectId,
        @Nullable String actor,
        @Nullable String origin,
        Instant occurredAt,
        String payload) {

    /**
     * Puts U+FFFD in the actor's name, which is only shown, for what no database holds.
     *
     * @param id {@code evt_} and a <a href="https://github.com/ulid/spec">ULID</a> of {@code occurredAt}: its first ten
     *     characters are those milliseconds, so that a range of time is a range of ids, and a store may rely on that
     * @param type what happened; its {@link EventType#value() value} has at most 64 characters
     * @param objectType the object's type, at most 100 characters
     * @param objectId the object's id, at most 200 characters
     * @param actor who did it, or null
     * @param origin which system did it, or null
     * @param occurredAt when it was raised, in milliseconds
     * @param payload finished JSON: an object with some of {@code object}, {@code before} and {@code changes}. Stores
     *     keep it to the letter and need not read it
     */
    public StoredEvent {
        type = EventType.of(type);
        actor = CleanText.cleanOrNull(actor);
    }

    /**
     * How many bytes the payload has in UTF-8, which is about what a request with it has too.
     *
     * @return zero or more
     */
    public int payloadBytes() {
        int bytes = payload.length();
        for (int i = 0; i < payload.length(); i++) {
            char c = payload.charAt(i);
            // The two halves of a surrogate pair are four bytes together.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }
}
