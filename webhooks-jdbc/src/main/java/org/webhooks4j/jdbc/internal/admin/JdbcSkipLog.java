package org.webhooks4j.jdbc.internal.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Listing;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.SkipLog;

final class JdbcSkipLog implements SkipLog {

    private record Key(String webhookId, String eventId) {

        static final Columns<Key> COLUMNS =
                Columns.<Key>none().text("webhook_id", Key::webhookId).text("event_id", Key::eventId);

        static Key read(ResultSet row) throws SQLException {
            return new Key(row.getString("webhook_id"), row.getString("event_id"));
        }
    }

    private static final Columns<SkippedEvent> COLUMNS = Columns.<SkippedEvent>none()
            .text("webhook_id", SkippedEvent::webhookId)
            .text("event_id", SkippedEvent::eventId)
            .text("event_type", entry -> entry.eventType().value())
            .text("object_type", SkippedEvent::objectType)
            .text("object_id", SkippedEvent::objectId)
            .bigint("occurred_at", entry -> Numbers.millisOf(entry.occurredAt()))
            .text("rule", entry -> entry.rule().name())
            .text("reason", SkippedEvent::reason);

    private final Transactions transactions;
    private final Sql sql;
    private final String insert;
    private final String select;
    private final String old;
    private final String delete;

    JdbcSkipLog(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.insert = tables.resolve("INSERT INTO $skipped (" + COLUMNS.names() + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        this.select = tables.resolve("SELECT " + COLUMNS.names() + " FROM $skipped WHERE 1 = 1");
        this.old = tables.resolve("SELECT webhook_id, event_id FROM $skipped WHERE occurred_at <= " + sql.now()
                + " - ? ORDER BY occurred_at LIMIT ?");
        this.delete = tables.resolve("DELETE FROM $skipped WHERE webhook_id = ? AND event_id = ?");
    }

    @Override
    public void append(Transaction transaction, List<SkippedEvent> skipped) {
        transactions.in(transaction, "write down what was not sent", connection -> {
            Jdbc.batch(connection, insert, COLUMNS, skipped);
            return skipped.size();
        });
    }

    @Override
    public Page<SkippedEvent> search(SkippedQuery query) {
        String cursor = query.cursor();
        if (cursor != null && !DeliveryId.isEvent(cursor)) {
            throw new IllegalArgumentException("the cursor is not usable; pass what Page.next() returned");
        }
        String order = query.oldestFirst() ? "event_id ASC" : "event_id DESC";
        return transactions.own(
                "read what was not sent",
                connection -> new Listing(select)
                        .and("webhook_id = ?", Storable.key(query.webhook()))
                        .and(sql.isText("event_type"), Storable.valueOf(query.eventType()))
                        .and(sql.isText("object_type"), query.objectType())
                        .and(sql.isText("object_id"), query.objectId())
                        .and("occurred_at >= ?", Jdbc.millis(query.from()))
                        .and("occurred_at < ?", Jdbc.millis(query.to()))
                        .and(query.oldestFirst() ? "event_id > ?" : "event_id < ?", cursor)
                        .orderedBy(order, query.limit())
                        .read(connection, query.limit(), JdbcSkipLog::read, SkippedEvent::eventId));
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        return transactions.own("purge what was not sent", connection -> {
            List<Key> keys = Jdbc.query(connection, old, Key::read, Numbers.millisOf(olderThan), limit);
            Jdbc.batch(connection, delete, Key.COLUMNS, keys);
            return keys.size();
        });
    }

    private static SkippedEvent read(ResultSet row) throws SQLException {
        return SkippedEvent.builder()
                .eventId(row.getString("event_id"))
                .webhookId(row.getString("webhook_id"))
                .eventType(StoredEnums.eventTypeOf(row.getString("event_type")))
                .objectType(row.getString("object_type"))
                .objectId(row.getString("object_id"))
                .occurredAt(Instant.ofEpochMilli(row.getLong("occurred_at")))
                .rule(StoredEnums.known(Rule.class, row.getString("rule"), Rule.FILTER))
                .reason(row.getString("reason"))
                .build();
    }
}
