package org.webhooks4j.jdbc;

import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;

/** What a delivery's row needs to know of its webhook's ordering. Numbers are stored and must stay. */
final class OrderingMode {

    /** Waits for nothing. */
    static final int UNORDERED = 0;

    /** Waits for earlier ones of its lane. */
    static final int ORDERED = 1;

    /** Waits for earlier ones of its lane, and gives way to a later one of this mode. */
    static final int LATEST_UPDATE = 2;

    private OrderingMode() {}

    static int of(Ordering ordering, EventType eventType) {
        return switch (ordering) {
            case NONE -> UNORDERED;
            case PER_OBJECT -> ORDERED;
            case LATEST -> eventType.equals(EventType.UPDATE) ? LATEST_UPDATE : ORDERED;
        };
    }
}
