package org.webhooks4j.jdbc.internal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * A due delivery that a claim has locked and may lease. {@code now} is the database's clock at that moment.
 * {@code head} is the position of the lane's first pending delivery, or null if it is not known yet.
 */
record Candidate(
        DeliveryId id,
        Lane lane,
        long position,
        int mode,
        long dueAt,
        @Nullable Long sequence,
        int attempts,
        long fence,
        Trigger trigger,
        long bytes,
        long incarnation,
        long now,
        @Nullable Long head) {

    private static final long UNKNOWN_BYTES = 1 << 20;

    static Candidate read(ResultSet row) throws SQLException {
        return new Candidate(
                DeliveryId.read(row),
                Lane.read(row),
                row.getLong("position"),
                row.getInt("mode"),
                row.getLong("due_at"),
                Jdbc.longOrNull(row, "sequence"),
                row.getInt("attempts"),
                row.getLong("fence"),
                StoredEnums.triggerOf(row.getString("triggered_by")),
                bytes(row),
                row.getLong("incarnation"),
                row.getLong("now"),
                Jdbc.longOrNull(row, "head"));
    }

    /** Returns whether no worker holds a lease on it and its time has come. */
    boolean isDue() {
        return dueAt <= now;
    }

    /**
     * Returns the payload's size. An earlier version of the library did not store it; then the largest size that an
     * event may have is assumed.
     */
    private static long bytes(ResultSet row) throws SQLException {
        Integer bytes = Jdbc.intOrNull(row, "payload_bytes");
        return bytes == null ? UNKNOWN_BYTES : bytes;
    }

    boolean isOrdered() {
        return mode != OrderingMode.UNORDERED;
    }

    /** Returns this candidate as the head of its lane, whether or not it is. */
    LaneHead asHead() {
        return new LaneHead(lane, position);
    }
}
