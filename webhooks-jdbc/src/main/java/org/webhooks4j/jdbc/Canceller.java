package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.internal.webhook.Incarnations;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.StoredEvent;

/** Ends what is pending of a webhook that was deleted. */
final class Canceller {

    private final Sql sql;
    private final String pendingOf;
    private final String incarnation;
    private final String lanesOf;

    /** A pending delivery, with what the log is to have of it. */
    private record Row(
            DeliveryId id,
            Lane lane,
            boolean followed,
            long incarnation,
            @Nullable Long sequence,
            int attempts,
            Trigger trigger) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    new DeliveryId(row.getString("event_id"), row.getInt("ordinal")),
                    new Lane(row.getString("webhook_id"), row.getLong("lane")),
                    row.getBoolean("followed"),
                    row.getLong("incarnation"),
                    Jdbc.longOrNull(row, "sequence"),
                    row.getInt("attempts"),
                    Names.triggerOf(row.getString("triggered_by")));
        }

        Completion cancelled(StoredEvent event) {
            long number = sequence == null ? 0 : sequence;
            Claim claim = new Claim(
                    id.toString(), lane.webhookId(), event, trigger, number, attempts, 0, false, null, incarnation);
            return Completion.ended(claim, DeliveryStatus.CANCELLED, null);
        }
    }

    Canceller(Sql sql, Tables tables) {
        this.sql = sql;
        this.pendingOf = tables.resolve("SELECT event_id, ordinal FROM $delivery WHERE webhook_id = ?"
                + " ORDER BY webhook_id, due_at, position LIMIT ?");
        this.incarnation = tables.resolve("SELECT incarnation FROM $webhook WHERE id = ?");
        this.lanesOf = tables.resolve("SELECT webhook_id, lane, last_sequence FROM $lane WHERE webhook_id = ?"
                + " ORDER BY webhook_id, lane LIMIT ?");
    }

    int cancel(Connection connection, String webhookId, int limit, DeliveryLog log) throws SQLException {
        List<DeliveryId> found = Jdbc.query(
                connection,
                pendingOf,
                row -> new DeliveryId(row.getString("event_id"), row.getInt("ordinal")),
                Storable.key(webhookId),
                limit);
        // Locked in the order in which everybody does; workers may have ended some meanwhile.
        List<@Nullable Object[]> keys = Keys.rows(found.stream().sorted().toList());
        List<Row> locked = sql.rows(StatementName.LOCK_PENDING).query(connection, keys, Row::read);
        // Afterwards, so that a webhook is seen for which some of them are.
        Long existing = existing(connection, webhookId);
        if (existing != null) {
            locked = locked.stream()
                    .filter(row -> Incarnations.differ(row.incarnation(), existing))
                    .toList();
        }
        sql.rows(StatementName.DELETE)
                .update(connection, Keys.rows(locked.stream().map(Row::id).toList()));
        NextTurns.give(
                sql,
                connection,
                locked.stream().filter(Row::followed).map(Row::lane).collect(Collectors.toCollection(TreeSet::new)));
        List<Completion> ended = ended(connection, locked);
        if (!ended.isEmpty()) {
            log.append(JdbcTransaction.of(connection), ended);
        }
        if (existing != null) {
            return locked.size();
        }
        return found.size() + forgetLanes(connection, webhookId, limit - found.size());
    }

    private @Nullable Long existing(Connection connection, String webhookId) throws SQLException {
        return Jdbc.query(connection, incarnation, row -> row.getLong(1), Storable.key(webhookId)).stream()
                .findFirst()
                .orElse(null);
    }

    /** Unless there is a webhook by now, or a number was given since, as one that comes later would do. */
    private int forgetLanes(Connection connection, String webhookId, int limit) throws SQLException {
        if (limit == 0) {
            return 0;
        }
        List<LaneSequence> lanes = Jdbc.query(connection, lanesOf, LaneSequence::read, Storable.key(webhookId), limit);
        if (existing(connection, webhookId) != null) {
            return 0;
        }
        sql.rows(StatementName.FORGET_LANES)
                .update(connection, lanes.stream().map(LaneSequence::toRow).toList());
        return lanes.size();
    }

    /** A row whose id is none is removed without a word, as the log could not keep it. */
    private List<Completion> ended(Connection connection, List<Row> rows) throws SQLException {
        List<@Nullable Object[]> ids = rows.stream()
                .map(row -> row.id().event())
                .distinct()
                .map(event -> new @Nullable Object[] {event})
                .toList();
        Map<String, StoredEvent> events = new HashMap<>();
        sql.rows(StatementName.EVENT_HEADS)
                .query(connection, ids, Canceller::event)
                .forEach(event -> events.put(event.id(), event));
        List<Completion> ended = new ArrayList<>();
        for (Row row : rows) {
            if (row.id().isValid()) {
                String event = row.id().eventId();
                ended.add(row.cancelled(events.getOrDefault(event, StoredEvents.missing(event))));
            }
        }
        return ended;
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                "evt_" + row.getString("id"),
                row.getString("type"),
                row.getString("object_type"),
                row.getString("object_id"),
                null,
                null,
                Instant.ofEpochMilli(row.getLong("occurred_at")),
                "");
    }
}
