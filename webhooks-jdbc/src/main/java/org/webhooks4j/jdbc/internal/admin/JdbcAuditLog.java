package org.webhooks4j.jdbc.internal.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.row.Listing;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.row.TextList;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.AuditLog;

final class JdbcAuditLog implements AuditLog {

    private static final int MAX_ACTOR_LENGTH = 200;

    private static final Columns<String> KEY = Columns.<String>none().text("id", id -> id);

    private final Transactions transactions;
    private final String insert;
    private final String select;
    private final String old;
    private final String delete;

    JdbcAuditLog(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.insert = tables.resolve(
                "INSERT INTO $audit (id, changed_at, actor, webhook_id, action, fields) VALUES (?, ?, ?, ?, ?, ?)");
        this.select =
                tables.resolve("SELECT id, changed_at, actor, webhook_id, action, fields FROM $audit WHERE 1 = 1");
        this.old = tables.resolve(
                "SELECT id FROM $audit WHERE changed_at <= " + sql.now() + " - ? ORDER BY changed_at LIMIT ?");
        this.delete = tables.resolve("DELETE FROM $audit WHERE id = ?");
    }

    @Override
    public void append(Transaction transaction, WebhookChange change) {
        transactions.in(
                transaction,
                "record a change of a webhook",
                connection -> Jdbc.update(
                        connection,
                        insert,
                        change.id(),
                        Numbers.millisOf(change.changedAt()),
                        Storable.atMost(MAX_ACTOR_LENGTH, change.actor()),
                        change.webhookId(),
                        change.action().name(),
                        encode(change.fields())));
    }

    @Override
    public Page<WebhookChange> search(@Nullable String webhookId, @Nullable String cursor, int limit) {
        if (cursor != null && !Storable.ascii(cursor).equals(cursor)) {
            throw new IllegalArgumentException("the cursor is not usable; pass what Page.next() returned");
        }
        return transactions.own(
                "read the changes of webhooks",
                connection -> new Listing(select)
                        .and("webhook_id = ?", Storable.keyOrNull(webhookId))
                        .and("id < ?", cursor)
                        .orderedBy("id DESC", limit)
                        .read(connection, limit, JdbcAuditLog::read, WebhookChange::id));
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        return transactions.own("purge the changes of webhooks", connection -> {
            List<String> ids =
                    Jdbc.query(connection, old, row -> row.getString("id"), Numbers.millisOf(olderThan), limit);
            Jdbc.batch(connection, delete, KEY, ids);
            return ids.size();
        });
    }

    private static WebhookChange read(ResultSet row) throws SQLException {
        return WebhookChange.builder()
                .id(row.getString("id"))
                .changedAt(Instant.ofEpochMilli(row.getLong("changed_at")))
                .actor(row.getString("actor"))
                .webhookId(row.getString("webhook_id"))
                .action(StoredEnums.known(
                        WebhookChange.Action.class, row.getString("action"), WebhookChange.Action.UPDATED))
                .fields(decode(row.getString("fields")))
                .build();
    }

    private static String encode(List<WebhookChange.Field> fields) {
        List<String> entries = new ArrayList<>();
        for (WebhookChange.Field field : fields) {
            entries.add(field.name());
            entries.add(field.before());
            entries.add(field.after());
        }
        return TextList.encode(entries);
    }

    private static List<WebhookChange.Field> decode(String text) {
        List<String> entries = TextList.decode(text);
        List<WebhookChange.Field> fields = new ArrayList<>();
        for (int i = 0; i + 2 < entries.size(); i += 3) {
            fields.add(WebhookChange.Field.builder()
                    .name(entries.get(i))
                    .before(entries.get(i + 1))
                    .after(entries.get(i + 2))
                    .build());
        }
        return List.copyOf(fields);
    }
}
