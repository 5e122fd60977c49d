package org.webhooks4j.core.internal.id;

import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.webhooks4j.internal.id.IdPrefix;
import org.webhooks4j.internal.id.Ulid;

/**
 * Generates ids of events, {@code evt_} and a ULID, and of their deliveries, {@code msg_}, the event's ULID, {@code _}
 * and a number from 1. Neither reveals anything about the object, and users can choose neither.
 */
public final class EventIds {

    /** Orders delivery ids by their event's time, then by their number. */
    public static final Comparator<String> DELIVERIES =
            Comparator.comparing(EventIds::eventPart).thenComparingInt(EventIds::number);

    private static final long LOW_BITS = (1L << 40) - 1;

    private final Clock clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private long lastMillis = Long.MIN_VALUE;
    private long high;
    private long low;

    /** Creates a generator that uses a clock's time and random bits. */
    public EventIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Returns a new event id, greater than the previous one, even within a millisecond, unless the clock was set back.
     */
    public String next() {
        return next(clock.millis());
    }

    /**
     * Returns a new event id for a time in epoch milliseconds, greater than the previous one within that millisecond.
     */
    public String next(long millis) {
        return IdPrefix.EVENT + nextUlid(millis);
    }

    /** Returns a new id of a webhook change, ordered like event ids. */
    public String nextChange() {
        return IdPrefix.CHANGE + nextUlid(clock.millis());
    }

    /** Returns the id of an event's n-th delivery. */
    public static String delivery(String eventId, int number) {
        return IdPrefix.delivery(eventId.substring(IdPrefix.EVENT.length()), number);
    }

    /** Returns the event id of a delivery. */
    public static String eventOf(String deliveryId) {
        String part = eventPart(deliveryId);
        return part.startsWith(IdPrefix.DELIVERY) ? IdPrefix.EVENT + part.substring(IdPrefix.DELIVERY.length()) : part;
    }

    /** Returns the part of an event id that encodes its millisecond. */
    public static String timeOf(String eventId) {
        return eventId.substring(0, Math.min(eventId.length(), IdPrefix.EVENT.length() + Ulid.TIME_LENGTH));
    }

    private String nextUlid(long millis) {
        lock.lock();
        try {
            if (millis == lastMillis) {
                low = (low + 1) & LOW_BITS;
                high += low == 0 ? 1 : 0;
            } else {
                lastMillis = millis;
                high = random.nextLong();
                low = random.nextLong() & LOW_BITS;
            }
            return Ulid.of(millis, high, low);
        } finally {
            lock.unlock();
        }
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
