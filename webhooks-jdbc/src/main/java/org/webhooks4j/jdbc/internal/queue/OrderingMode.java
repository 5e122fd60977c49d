package org.webhooks4j.jdbc.internal.queue;

import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;

/** The ordering of a delivery's webhook, as its row stores it. The numbers are stored, so they must not change. */
final class OrderingMode {

    /** The delivery waits for no other. */
    static final int UNORDERED = 0;

    /** The delivery waits for the earlier ones of its lane. */
    static final int ORDERED = 1;

    /** The delivery waits for the earlier ones of its lane; a later one of this mode supersedes it. */
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
