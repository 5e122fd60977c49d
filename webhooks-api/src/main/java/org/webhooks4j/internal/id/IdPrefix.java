package org.webhooks4j.internal.id;

/**
 * The prefixes by which readers of logs tell ids apart. Behind that of an event follows a ULID; behind that of a
 * delivery the event's ULID, {@code _} and a number from 1.
 */
public final class IdPrefix {

    /** Begins the ids of events. */
    public static final String EVENT = "evt_";

    /** Begins the ids of deliveries. */
    public static final String DELIVERY = "msg_";

    /** Begins the ids of changes of webhooks. */
    public static final String CHANGE = "chg_";

    private IdPrefix() {}

    /** Returns the id of an event's n-th delivery, given the event's ULID. */
    public static String delivery(String eventUlid, int number) {
        return DELIVERY + eventUlid + "_" + number;
    }
}
