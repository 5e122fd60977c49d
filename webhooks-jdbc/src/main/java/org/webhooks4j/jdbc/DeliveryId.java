package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;

/**
 * A delivery's id in the two parts of which its row is keyed, so that the id itself need not be stored.
 *
 * @param event the event's id without its prefix
 * @param ordinal the delivery's number within the event
 */
record DeliveryId(String event, int ordinal) implements Comparable<DeliveryId> {

    private static final String EVENT_PREFIX = "evt_";
    private static final String DELIVERY_PREFIX = "msg_";
    private static final int LENGTH = 26;
    private static final int ORDINAL_AT = DELIVERY_PREFIX.length() + LENGTH + 1;

    /** As many as an id of 40 characters has room for. */
    private static final int MAX_DIGITS = 9;

    /** The parts of an id, or null if it is not one that this store can have made. */
    static @Nullable DeliveryId parse(String id) {
        if (id.length() <= ORDINAL_AT
                || id.length() > ORDINAL_AT + MAX_DIGITS
                || !id.startsWith(DELIVERY_PREFIX)
                || id.charAt(ORDINAL_AT - 1) != '_'
                || !isPlain(id, DELIVERY_PREFIX.length(), ORDINAL_AT - 1, 'z')
                || !isPlain(id, ORDINAL_AT, id.length(), '9')) {
            return null;
        }
        return new DeliveryId(
                id.substring(DELIVERY_PREFIX.length(), ORDINAL_AT - 1), Integer.parseInt(id.substring(ORDINAL_AT)));
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
        return id.length() == EVENT_PREFIX.length() + LENGTH
                && id.startsWith(EVENT_PREFIX)
                && isPlain(id, EVENT_PREFIX.length(), id.length(), 'z');
    }

    static String event(String id) {
        if (!isEvent(id)) {
            throw new StoreException(
                    "the event id '" + id + "' cannot be stored: it must be evt_ and 26 letters and digits");
        }
        return id.substring(EVENT_PREFIX.length());
    }

    String eventId() {
        return EVENT_PREFIX + event;
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
        return DELIVERY_PREFIX + event + "_" + ordinal;
    }
}
