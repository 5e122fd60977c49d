package org.webhooks4j.jdbc.internal.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.internal.id.IdPrefix;
import org.webhooks4j.internal.id.Ulid;
import org.webhooks4j.jdbc.internal.sql.Columns;

/**
 * A delivery's id, split into the two columns of its row's key, so that the id itself is not stored.
 *
 * @param event the event's id without its prefix
 * @param ordinal the delivery's number within the event
 */
public record DeliveryId(String event, int ordinal) implements Comparable<DeliveryId> {

    /** The columns of a delivery's key. */
    public static final Columns<DeliveryId> COLUMNS =
            Columns.<DeliveryId>none().text("event_id", DeliveryId::event).integer("ordinal", DeliveryId::ordinal);

    private static final int ORDINAL_AT = IdPrefix.DELIVERY.length() + Ulid.LENGTH + 1;

    /** The number of digits for which an id of 40 characters has room. */
    private static final int MAX_DIGITS = 9;

    /** Returns the parts of an id, or null if this store cannot have created it. */
    public static @Nullable DeliveryId parse(String id) {
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

    /** Reads the key of a delivery's row. */
    public static DeliveryId read(ResultSet row) throws SQLException {
        return new DeliveryId(row.getString("event_id"), row.getInt("ordinal"));
    }

    /** Returns whether this store can have created the id; a row that another program wrote may have any. */
    public boolean isValid() {
        return parse(toString()) != null;
    }

    public static DeliveryId of(String id) {
        DeliveryId parsed = parse(id);
        if (parsed == null) {
            throw new StoreException("the delivery id '" + id
                    + "' cannot be stored: it must be " + IdPrefix.DELIVERY + ", the " + Ulid.LENGTH
                    + " characters of the event's id, _ and a number");
        }
        return parsed;
    }

    /** Returns whether this store can have created this event id. */
    public static boolean isEvent(String id) {
        return id.length() == IdPrefix.EVENT.length() + Ulid.LENGTH
                && id.startsWith(IdPrefix.EVENT)
                && isPlain(id, IdPrefix.EVENT.length(), id.length(), 'z');
    }

    /** Returns the event id of its stored part. */
    public static String eventId(String stored) {
        return IdPrefix.EVENT + stored;
    }

    /** Returns the stored part of an event id. */
    public static String event(String id) {
        if (!isEvent(id)) {
            throw new StoreException("the event id '" + id + "' cannot be stored: it must be " + IdPrefix.EVENT
                    + " and " + Ulid.LENGTH + " letters and digits");
        }
        return id.substring(IdPrefix.EVENT.length());
    }

    public String eventId() {
        return eventId(event);
    }

    /** Returns whether a part of a text consists of digits and letters up to the given last letter. */
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
        return IdPrefix.delivery(event, ordinal);
    }
}
