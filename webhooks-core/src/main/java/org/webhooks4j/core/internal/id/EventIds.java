package org.webhooks4j.core.internal.id;

import java.time.Clock;
import java.util.Comparator;
import java.util.random.RandomGenerator;

/**
 * Ids of events, {@code evt_} and a ULID, and of their deliveries, {@code msg_}, the event's ULID, {@code _} and a
 * number from 1. Neither says anything about the object, and neither can be chosen by a user.
 */
public final class EventIds {

    /** Orders delivery ids by their event's time, then by their number. */
    public static final Comparator<String> DELIVERIES =
            Comparator.comparing(EventIds::eventPart).thenComparingInt(EventIds::number);

    private static final String EVENT = "evt_";
    private static final String CHANGE = "chg_";
    private static final String DELIVERY = "msg_";

    private final Clock clock;
    private final RandomGenerator random;

    /** Ids made of a clock's time and of chance. */
    public EventIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new event's id. */
    public String next() {
        return EVENT + Ulid.next(clock, random);
    }

    /** A new id of a change of a webhook. */
    public String nextChange() {
        return CHANGE + Ulid.next(clock, random);
    }

    /** The id of an event's n-th delivery. */
    public static String delivery(String eventId, int number) {
        return DELIVERY + eventId.substring(EVENT.length()) + "_" + number;
    }

    /** The part of an event's id that tells its millisecond. */
    public static String timeOf(String eventId) {
        return eventId.substring(0, Math.min(eventId.length(), EVENT.length() + Ulid.TIME_LENGTH));
    }

    private static String eventPart(String deliveryId) {
        return deliveryId.substring(0, Math.max(0, deliveryId.lastIndexOf('_')));
    }

    private static int number(String deliveryId) {
        try {
            return Integer.parseInt(deliveryId.substring(deliveryId.lastIndexOf('_') + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
