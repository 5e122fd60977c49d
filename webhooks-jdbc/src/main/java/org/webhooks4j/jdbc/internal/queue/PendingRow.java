package org.webhooks4j.jdbc.internal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

/** A pending delivery that this transaction has locked, with the values that its log entry needs. */
record PendingRow(
        DeliveryId id,
        Lane lane,
        long position,
        boolean followed,
        boolean leased,
        long incarnation,
        @Nullable Long sequence,
        int attempts,
        Trigger trigger) {

    static PendingRow read(ResultSet row) throws SQLException {
        return new PendingRow(
                DeliveryId.read(row),
                Lane.read(row),
                row.getLong("position"),
                row.getBoolean("followed"),
                row.getBoolean("leased"),
                row.getLong("incarnation"),
                Jdbc.longOrNull(row, "sequence"),
                row.getInt("attempts"),
                StoredEnums.triggerOf(row.getString("triggered_by")));
    }

    Completion cancelled(StoredEvent event) {
        long number = sequence == null ? 0 : sequence;
        Claim claim = Claim.builder()
                .deliveryId(id.toString())
                .webhookId(lane.webhookId())
                .event(event)
                .trigger(trigger)
                .sequence(number)
                .attempts(attempts)
                .incarnation(incarnation)
                .build();
        return Completion.ended(claim, DeliveryStatus.CANCELLED, null);
    }
}
