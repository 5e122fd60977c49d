package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.internal.id.IdPrefix;
import org.webhooks4j.internal.id.Ulid;

/**
 * A delivery's id in the two parts of which its row is keyed, so that the id itself need not be stored.
 *
 * @param event the event's id without its prefix
 * @param ordinal the delivery's number within the event
 */
record DeliveryId(String event, int ordinal) implements Comparable<DeliveryId> {

    private static final int ORDINAL_AT = IdPrefix.DELIVERY.length() + Ulid.LENGTH + 1;

    /** As many as an id of 40 characters has room for. */
    private static final int MAX_DIGITS = 9;

    /** The parts of an id, or null if it is not one that this store can have made. */
    static @Nullable DeliveryId parse(String id) {
        if (id.length() <= ORDINAL_AT
                || id.length() > ORDINAL_AT + MAX_DIGITS
                || !id.startsWith(IdPrefix.DELIVERY)
                || id.charAt(ORDINAL_AT - 1) != '_'
                || !isPlain(id, IdPrefix.DELIVERY.length(), ORDINAL_AT - 1, 'z')
                || !isPlain(id, ORDINAL_AT, id.length(), '9')) {
            return null;
        }
        return new DeliveryId(
                id.substring(IdPrefix.DELIVERY.length(), ORDINAL_AT - 1), Integer.parseInt(id.substring(ORDINAL_AT)));
    }

    /** Whether this store can have made it; a row that somebody else wrote may have any. */
    boolean isValid() {
        return parse(toString()) != null;
    }

    static DeliveryId of(String id) {
        DeliveryId parsed = parse(id);
        if (parsed == null) {
            throw new StoreException("the delivery id '" + id
                    + "' cannot be stored: it must be msg_, the 26 characters of the event's id, _ and a number");
        }
        return parsed;
    }

    /** Whether it is an event's id that this store can have. */
    static boolean isEvent(String id) {
        return id.length() == IdPrefix.EVENT.length() + Ulid.LENGTH
                && id.startsWith(IdPrefix.EVENT)
                && isPlain(id, IdPrefix.EVENT.length(), id.length(), 'z');
    }

    /** The event's id of the part that is stored. */
    static String eventId(String stored) {
        return IdPrefix.EVENT + stored;
    }

    /** The part of an event's id that is stored. */
    static String event(String id) {
        if (!isEvent(id)) {
            throw new StoreException(
                    "the event id '" + id + "' cannot be stored: it must be evt_ and 26 letters and digits");
        }
        return id.substring(IdPrefix.EVENT.length());
    }

    String eventId() {
        return eventId(event);
    }

    /** Whether a part of a text has nothing but digits and letters, none beyond the last one that is allowed. */
    private static boolean isPlain(String text, int from, int to, char last) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > last || c < '0' || (c > '9' && c < 'A') || (c > 'Z' && c < 'a')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(DeliveryId other) {
        int byEvent = event.compareTo(other.event);
        return byEvent != 0 ? byEvent : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return IdPrefix.DELIVERY + event + "_" + ordinal;
    }
}
