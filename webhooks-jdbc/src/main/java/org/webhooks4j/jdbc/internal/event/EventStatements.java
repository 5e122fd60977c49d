package org.webhooks4j.jdbc.internal.event;

import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.StatementName;

/** The statements about events, and about what updates are compared with. */
public final class EventStatements {

    /** Finds the events that nothing refers to, without locks. */
    static final StatementName<String> UNUSED_EVENTS = new StatementName<>("unused_events", StoredEvents.KEY);

    /** Removes events. */
    static final StatementName<String> DELETE_EVENTS = new StatementName<>("delete_events", StoredEvents.KEY);

    /** Removes the bases of the deliveries of events. */
    static final StatementName<String> DELETE_BASES = new StatementName<>("delete_bases", StoredEvents.KEY);

    /** Passes the base of a superseded delivery, or its own event, to its successor. */
    static final StatementName<ComparisonBases.Succession> HAND_ON_BASES =
            new StatementName<>("hand_on_bases", ComparisonBases.Succession.COLUMNS);

    /** Finds the payload bytes of the deliveries that have a base. */
    static final StatementName<DeliveryId> BYTES_WITH_BASES =
            new StatementName<>("bytes_with_bases", DeliveryId.COLUMNS);

    /** Stores the payload bytes of deliveries. */
    static final StatementName<ComparisonBases.Size> SET_BYTES =
            new StatementName<>("set_bytes", ComparisonBases.Size.COLUMNS);

    /** Reads the bases of deliveries. */
    static final StatementName<DeliveryId> BASES = new StatementName<>("bases", DeliveryId.COLUMNS);

    private EventStatements() {}
}
