package org.webhooks4j.jdbc;

/** The statements about rows that are written differently for each database, and the values of a row. */
enum StatementName {
    /** Stores events: id, type, object type, object id, actor, origin, when it occurred, payload. */
    INSERT_EVENTS,
    /** Stores deliveries, in order: event, ordinal, webhook, lane, mode, trigger, payload's bytes, incarnation. */
    INSERT_DELIVERIES,
    /**
     * Locks the webhook's due deliveries that nobody else holds, the first due first, and finds their lanes' first
     * pending ones if the database can do that at once: webhook, due since when, how many.
     */
    WINDOW,
    /** Finds the position of a lane's first pending delivery: webhook, lane. */
    LANE_HEADS,
    /** Locks deliveries unless somebody else holds them, and reads them: webhook, lane, position. */
    LOCK_AT_POSITION,
    /**
     * Finds the first pending deliveries of a webhook's lanes, one look into the index for each lane however long it
     * is: webhook, above which lane, up to which lane, how many.
     */
    OTHER_LANES,
    /** Finds those updates that the next delivery of their lane supersedes: webhook, lane, position, incarnation. */
    SUPERSEDED,
    /**
     * Hands the base of a superseded delivery, or its event, to its successor: event, ordinal, its event, its ordinal.
     */
    HAND_ON_BASES,
    /** Finds how many bytes of payload those deliveries are sent from that have a base: event, ordinal. */
    BYTES_WITH_BASES,
    /** Notes how many bytes of payload deliveries are sent from: bytes, event, ordinal. */
    SET_BYTES,
    /** Reads the events that deliveries compare with: event, ordinal. */
    BASES,
    /** Removes what the deliveries of events compare with: event. */
    DELETE_BASES,
    /** Reads the first deliveries of a lane with their events, but for the payloads: webhook, lane, how many. */
    LANE_IN_ORDER,
    /** Postpones deliveries: due at, event, ordinal. */
    PARK,
    /** Notes of deliveries that others were postponed until they end: webhook, lane, position. */
    FOLLOW,
    /** Takes sequence numbers, locking the lanes in the order of the rows: webhook, lane, how many. */
    RAISE_SEQUENCES,
    /** Reads the last sequence number of a lane: webhook, lane. */
    READ_SEQUENCES,
    /** Leases deliveries. Scalars: node, lease's end. Rows: sequence number, fence, event, ordinal. */
    LEASE,
    /** Reads events: event. */
    EVENTS,
    /** Locks those deliveries whose latest claim it is: event, ordinal, fence. */
    LOCK_CLAIMED,
    /** Removes deliveries: event, ordinal. */
    DELETE,
    /**
     * Removes those deliveries whose latest claim it is, and gives them, if the database has a statement for both:
     * event, ordinal, fence.
     */
    DELETE_CLAIMED,
    /** Lets deliveries wait for their next attempt: delay, attempts, event, ordinal. */
    RESCHEDULE,
    /**
     * Makes deliveries due if they wait for their turn, and notes that others may have been postponed: webhook, lane,
     * position.
     */
    PROMOTE,
    /** Finds those that are pending: event, ordinal. */
    PENDING,
    /** Locks deliveries and reads what the log is to have of them, and whether others wait: event, ordinal. */
    LOCK_PENDING,
    /** Reads events without their payload: event. */
    EVENT_HEADS,
    /** Locks events: event. */
    LOCK_EVENTS,
    /** Puts past deliveries back: event, ordinal, webhook, lane, sequence number, attempts, trigger, incarnation. */
    REINSERT,
    /** Adds log rows whose keys the log does not have: see {@link LogRow}. */
    APPEND_FIRST_LOG,
    /** Adds log rows, or replaces those of the same key: see {@link LogRow}. */
    APPEND_LOG,
    /** Takes an earlier end off a delivery's log: event, ordinal, number of the row that is the end now. */
    CLEAR_END,
    /** Removes the rows of ends without an attempt: event, ordinal. */
    DELETE_BARE_END,
    /** Takes the end off a delivery's log: event, ordinal. */
    REOPEN,
    /** Removes deliveries from the log: event, ordinal. */
    DELETE_LOG,
    /** Forgets sequence numbers unless others were given since: webhook, lane, last sequence number. */
    FORGET_LANES,
    /** Finds those events that nothing refers to, and locks nothing: event. */
    UNUSED_EVENTS,
    /** Removes events: event. */
    DELETE_EVENTS
}
