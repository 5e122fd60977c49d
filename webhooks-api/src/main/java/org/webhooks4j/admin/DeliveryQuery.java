package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Which deliveries to list, and in which order. Begins with {@link #all()}, which each of the methods narrows.
 *
 * @param delivery only this delivery, or null
 * @param webhook only deliveries to this webhook, or null
 * @param status only deliveries of this status, or null
 * @param eventType only events of this type, or null
 * @param objectType only objects of this type, or null
 * @param objectId only this object, or null
 * @param from only events from this instant on, or null
 * @param to only events before this instant, or null
 * @param cursor the part after this one, or null
 * @param oldestFirst the oldest event first instead of the newest
 * @param limit how many to list at most, 1 to {@value #MAX_LIMIT}
 */
public record DeliveryQuery(
        @Nullable String delivery,
        @Nullable String webhook,
        @Nullable DeliveryStatus status,
        @Nullable String eventType,
        @Nullable String objectType,
        @Nullable String objectId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor,
        boolean oldestFirst,
        int limit) {

    /**
     * Refuses what nothing can be stored under, and a limit out of its range.
     *
     * @param delivery only this delivery, or null
     * @param webhook only deliveries to this webhook, or null
     * @param status only deliveries of this status, or null
     * @param eventType only events of this type, or null
     * @param objectType only objects of this type, or null
     * @param objectId only this object, or null
     * @param from only events from this instant on, or null
     * @param to only events before this instant, or null
     * @param cursor the part after this one, or null
     * @param oldestFirst the oldest event first instead of the newest
     * @param limit how many to list at most, 1 to {@value #MAX_LIMIT}
     * @throws IllegalArgumentException if a text has U+0000 or half of a surrogate pair, or for such a limit
     */
    public DeliveryQuery {
        CleanText.check("the query's delivery", delivery);
        CleanText.check("the query's webhook", webhook);
        CleanText.check("the query's event type", eventType);
        CleanText.check("the query's object type", objectType);
        CleanText.check("the query's object id", objectId);
        CleanText.check("the query's cursor", cursor);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not usable; write 1 to " + MAX_LIMIT);
        }
    }

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    private static final DeliveryQuery ALL =
            new DeliveryQuery(null, null, null, null, null, null, null, null, null, false, 50);

    /**
     * All deliveries, the newest event first, 50 at a time.
     *
     * @return the query
     */
    public static DeliveryQuery all() {
        return ALL;
    }

    /**
     * Only this delivery.
     *
     * @param delivery the delivery's id, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withDelivery(@Nullable String delivery) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * Only deliveries to this webhook.
     *
     * @param webhook the webhook's id, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withWebhook(@Nullable String webhook) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * Only deliveries of this status.
     *
     * @param status the status, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withStatus(@Nullable DeliveryStatus status) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * Only events of this type.
     *
     * @param eventType the event type's value, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withEventType(@Nullable String eventType) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * Only objects of this type.
     *
     * @param objectType the type's name, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withObjectType(@Nullable String objectType) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * Only this object.
     *
     * @param objectId the object's id, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withObjectId(@Nullable String objectId) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * Only events from this instant on.
     *
     * @param from the first instant, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withFrom(@Nullable Instant from) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * Only events before this instant.
     *
     * @param to the first instant that is too late, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withTo(@Nullable Instant to) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * The part after this one.
     *
     * @param cursor what {@link Page#next()} said, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withCursor(@Nullable String cursor) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }

    /**
     * The oldest event first instead of the newest. A cursor goes on in the order in which it was made.
     *
     * @return a changed copy
     */
    public DeliveryQuery withOldestFirst() {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, true, limit);
    }

    /**
     * At most so many.
     *
     * @param limit 1 to {@value #MAX_LIMIT}
     * @return a changed copy
     * @throws IllegalArgumentException if the limit is not in that range
     */
    public DeliveryQuery withLimit(int limit) {
        return new DeliveryQuery(
                delivery, webhook, status, eventType, objectType, objectId, from, to, cursor, oldestFirst, limit);
    }
}
