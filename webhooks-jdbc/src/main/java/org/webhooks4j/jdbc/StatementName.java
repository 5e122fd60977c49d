package org.webhooks4j.jdbc;

/** The statements that take rows and differ between databases, each with the values of a row. */
enum StatementName {
    /** Stores events: id, type, object type, object id, actor, origin, when it occurred, payload. */
    INSERT_EVENTS,
    /** Stores deliveries, in order: event, ordinal, webhook, lane, mode, trigger, payload's bytes, incarnation. */
    INSERT_DELIVERIES,
    /**
     * Locks the webhook's due deliveries that no other transaction has locked, oldest first, and finds the heads of
     * their lanes if the database can do both at once: webhook, due since when, maximum number.
     */
    WINDOW,
    /** Finds the position of a lane's first pending delivery: webhook, lane. */
    LANE_HEADS,
    /** Locks deliveries that no other transaction has locked, and reads them: webhook, lane, position. */
    LOCK_AT_POSITION,
    /**
     * Finds the first pending deliveries of a webhook's lanes, with one index lookup per lane, however long the lane
     * is: webhook, above which lane, up to which lane, maximum number.
     */
    OTHER_LANES,
    /** Finds the updates that the next delivery of their lane supersedes: webhook, lane, position, incarnation. */
    SUPERSEDED,
    /**
     * Passes the base of a superseded delivery, or its own event, to its successor: event, ordinal, its event, its
     * ordinal.
     */
    HAND_ON_BASES,
    /** Finds the payload bytes of the deliveries that have a base: event, ordinal. */
    BYTES_WITH_BASES,
    /** Stores the payload bytes of deliveries: bytes, event, ordinal. */
    SET_BYTES,
    /** Reads the bases of deliveries: event, ordinal. */
    BASES,
    /** Removes the bases of the deliveries of events: event. */
    DELETE_BASES,
    /** Reads the first deliveries of a lane with their events, without payloads: webhook, lane, maximum number. */
    LANE_IN_ORDER,
    /** Postpones deliveries: due at, event, ordinal. */
    PARK,
    /** Marks lane heads behind which deliveries are parked: webhook, lane, position. */
    FOLLOW,
    /** Takes sequence numbers, and locks the lanes in the order of the rows: webhook, lane, count. */
    RAISE_SEQUENCES,
    /** Reads the last sequence number of a lane: webhook, lane. */
    READ_SEQUENCES,
    /** Leases deliveries. Scalars: node, end of the lease. Rows: sequence number, fence, event, ordinal. */
    LEASE,
    /** Reads events: event. */
    EVENTS,
    /** Locks the deliveries of which the claim is the latest: event, ordinal, fence. */
    LOCK_CLAIMED,
    /** Removes deliveries: event, ordinal. */
    DELETE,
    /**
     * Removes the deliveries of which the claim is the latest, and returns them, if the database has a statement for
     * both: event, ordinal, fence.
     */
    DELETE_CLAIMED,
    /** Reschedules deliveries for their next attempt: delay, attempts, event, ordinal. */
    RESCHEDULE,
    /**
     * Makes lane heads due that were parked, and marks that deliveries may be parked behind them: webhook, lane,
     * position.
     */
    PROMOTE,
    /** Finds the pending ones among deliveries: event, ordinal. */
    PENDING,
    /**
     * Locks deliveries and reads the values that their log entries need, and whether deliveries are parked behind them:
     * event, ordinal.
     */
    LOCK_PENDING,
    /** Reads events without their payload: event. */
    EVENT_HEADS,
    /** Locks events: event. */
    LOCK_EVENTS,
    /**
     * Puts past deliveries back into the queue: event, ordinal, webhook, lane, sequence number, attempts, trigger,
     * incarnation.
     */
    REINSERT,
    /** Adds log rows whose keys are not in the log yet: see {@link LogRow}. */
    APPEND_FIRST_LOG,
    /** Adds log rows, or replaces the rows of the same keys: see {@link LogRow}. */
    APPEND_LOG,
    /**
     * Clears the terminal status of a delivery's earlier rows in the log: event, ordinal, number of the row that has it
     * now.
     */
    CLEAR_END,
    /** Removes terminal rows without an attempt: event, ordinal. */
    DELETE_BARE_END,
    /** Clears the terminal status of a delivery in the log: event, ordinal. */
    REOPEN,
    /** Removes deliveries from the log: event, ordinal. */
    DELETE_LOG,
    /** Forgets sequence numbers, unless later ones were assigned since: webhook, lane, last sequence number. */
    FORGET_LANES,
    /** Finds the events that nothing refers to, without locks: event. */
    UNUSED_EVENTS,
    /** Removes events: event. */
    DELETE_EVENTS
}
