package org.webhooks4j.jdbc.internal.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * Reads listed deliveries: a row of the queue or the log, joined with the log's row of the last attempt under the alias
 * {@code a}.
 */
public final class Deliveries {

    public static final String LAST_ATTEMPT =
            "a.outcome AS last_outcome, a.status_code AS last_status_code, a.started_at AS last_started_at,"
                    + " a.total_ns AS last_total_ns";

    private Deliveries() {}

    public static Delivery read(ResultSet row, DeliveryStatus status, @Nullable Instant nextAttemptAt)
            throws SQLException {
        DeliveryId id = DeliveryId.read(row);
        @Nullable String outcome = row.getString("last_outcome");
        Long nanos = Jdbc.longOrNull(row, "last_total_ns");
        return Delivery.builder()
                .id(id.toString())
                .webhookId(row.getString("webhook_id"))
                .eventId(id.eventId())
                .eventType(StoredEnums.eventTypeOf(row.getString("event_type")))
                .objectType(row.getString("object_type"))
                .objectId(row.getString("object_id"))
                .occurredAt(Instant.ofEpochMilli(row.getLong("occurred_at")))
                .status(status)
                .trigger(StoredEnums.triggerOf(row.getString("triggered_by")))
                .sequence(Jdbc.longOrNull(row, "sequence"))
                .attempts(row.getInt("attempts"))
                .nextAttemptAt(nextAttemptAt)
                .lastOutcome(StoredEnums.outcomeOf(outcome))
                .lastStatusCode(Jdbc.intOrNull(row, "last_status_code"))
                .lastAttemptAt(Jdbc.instantOrNull(row, "last_started_at"))
                .lastDurationMillis(nanos == null ? null : nanos / 1_000_000)
                .incarnation(row.getLong("incarnation"))
                .build();
    }
}
