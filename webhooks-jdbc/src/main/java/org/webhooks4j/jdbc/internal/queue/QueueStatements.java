package org.webhooks4j.jdbc.internal.queue;

import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.LaneSequence;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.StatementName;
import org.webhooks4j.spi.StoredEvent;

/** The queue's statements. */
public final class QueueStatements {

    /** Stores events. */
    public static final StatementName<StoredEvent> INSERT_EVENTS =
            new StatementName<>("insert_events", StoredEvents.COLUMNS);

    /** Stores deliveries, in order. */
    public static final StatementName<NewRow> INSERT_DELIVERIES =
            new StatementName<>("insert_deliveries", NewRow.COLUMNS);

    /**
     * Locks the webhook's due deliveries that no other transaction has locked, oldest first, and finds the heads of
     * their lanes if the database can do both at once.
     */
    static final StatementName<Window> WINDOW = new StatementName<>("window", Window.COLUMNS);

    /** Finds the position of a lane's first pending delivery. */
    static final StatementName<Lane> LANE_HEADS = new StatementName<>("lane_heads", Lane.COLUMNS);

    /** Locks deliveries that no other transaction has locked, and reads them. */
    static final StatementName<LaneHead> LOCK_AT_POSITION = new StatementName<>("lock_at_position", LaneHead.COLUMNS);

    /**
     * Finds the first pending deliveries of a webhook's lanes, with one index lookup per lane, however long the lane
     * is.
     */
    static final StatementName<LaneHeadScan.Range> OTHER_LANES =
            new StatementName<>("other_lanes", LaneHeadScan.Range.COLUMNS);

    /** Finds the updates that the next delivery of their lane supersedes. */
    static final StatementName<Candidate> SUPERSEDED = new StatementName<>(
            "superseded",
            Columns.<Candidate>none()
                    .part(LaneHead.COLUMNS, Candidate::asHead)
                    .bigint("incarnation", Candidate::incarnation));

    /** Reads the first deliveries of a lane with their events, without payloads. */
    static final StatementName<SupersededRun.Front> LANE_IN_ORDER =
            new StatementName<>("lane_in_order", SupersededRun.Front.COLUMNS);

    /** Postpones deliveries. */
    static final StatementName<LaneBlocking.Parked> PARK = new StatementName<>("park", LaneBlocking.Parked.COLUMNS);

    /** Marks lane heads behind which deliveries are parked. */
    static final StatementName<LaneHead> FOLLOW = new StatementName<>("follow", LaneHead.COLUMNS);

    /** Makes lane heads due that were parked, and marks that deliveries may be parked behind them. */
    static final StatementName<LaneHead> PROMOTE = new StatementName<>("promote", LaneHead.COLUMNS);

    /** Takes as many sequence numbers as the row says, and locks the lanes in the order of the rows. */
    public static final StatementName<LaneSequence> RAISE_SEQUENCES =
            new StatementName<>("raise_sequences", LaneSequence.COLUMNS);

    /** Reads the last sequence number of a lane, if the database's statement that takes them cannot return it. */
    static final StatementName<Lane> READ_SEQUENCES = new StatementName<>("read_sequences", Lane.COLUMNS);

    /** Forgets sequence numbers, unless later ones were assigned since. */
    public static final StatementName<LaneSequence> FORGET_LANES =
            new StatementName<>("forget_lanes", LaneSequence.COLUMNS);

    /** Leases deliveries. Scalars: node, end of the lease. */
    static final StatementName<Lease> LEASE = new StatementName<>("lease", Lease.COLUMNS);

    /** Reads events. */
    public static final StatementName<String> EVENTS = new StatementName<>("events", StoredEvents.KEY);

    /** Reads events without their payload. */
    static final StatementName<String> EVENT_HEADS = new StatementName<>("event_heads", StoredEvents.KEY);

    /** Locks events. */
    static final StatementName<String> LOCK_EVENTS = new StatementName<>("lock_events", StoredEvents.KEY);

    /** Locks the deliveries of which the claim is the latest. */
    static final StatementName<ClaimKey> LOCK_CLAIMED = new StatementName<>("lock_claimed", ClaimKey.COLUMNS);

    /**
     * Removes the deliveries of which the claim is the latest, and returns them, if the database has a statement for
     * both.
     */
    static final StatementName<ClaimKey> DELETE_CLAIMED = new StatementName<>("delete_claimed", ClaimKey.COLUMNS);

    /** Removes deliveries. */
    static final StatementName<DeliveryId> DELETE = new StatementName<>("delete", DeliveryId.COLUMNS);

    /** Reschedules deliveries for their next attempt. */
    static final StatementName<Completer.Retry> RESCHEDULE = new StatementName<>("reschedule", Completer.Retry.COLUMNS);

    /** Finds the pending ones among deliveries. */
    static final StatementName<DeliveryId> PENDING = new StatementName<>("pending", DeliveryId.COLUMNS);

    /**
     * Locks deliveries and reads the values that their log entries need, and whether deliveries are parked behind them.
     */
    static final StatementName<DeliveryId> LOCK_PENDING = new StatementName<>("lock_pending", DeliveryId.COLUMNS);

    /** Puts past deliveries back into the queue. */
    static final StatementName<Redeliverer.Past> REINSERT = new StatementName<>("reinsert", Redeliverer.Past.COLUMNS);

    private QueueStatements() {}
}
