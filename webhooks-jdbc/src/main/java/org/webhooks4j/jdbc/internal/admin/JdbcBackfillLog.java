package org.webhooks4j.jdbc.internal.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.BackfillLog;

final class JdbcBackfillLog implements BackfillLog {

    private final Transactions transactions;
    private final String select;
    private final String insert;
    private final String update;
    private final String delete;

    JdbcBackfillLog(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.select = tables.resolve("SELECT webhook_id, resume_at, sent, skipped, started_at, updated_at, finished"
                + " FROM $backfill WHERE webhook_id = ?");
        this.insert = tables.resolve("INSERT INTO $backfill"
                + " (resume_at, sent, skipped, started_at, updated_at, finished, webhook_id)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
        this.delete = tables.resolve("DELETE FROM $backfill WHERE webhook_id = ?");
        this.update = tables.resolve("UPDATE $backfill"
                + " SET resume_at = ?, sent = ?, skipped = ?, started_at = ?, updated_at = ?, finished = ?"
                + " WHERE webhook_id = ? AND started_at = ? AND sent = ? AND skipped = ? AND finished = ?");
    }

    @Override
    public void forget(String webhookId) {
        transactions.own(
                "forget the progress of a backfill",
                connection -> Jdbc.update(connection, delete, Storable.key(webhookId)));
    }

    @Override
    public Optional<BackfillProgress> find(String webhookId) {
        return transactions.own(
                "read the progress of a backfill",
                connection -> Jdbc.query(connection, select, JdbcBackfillLog::read, Storable.key(webhookId)).stream()
                        .findFirst());
    }

    @Override
    public boolean replace(Transaction transaction, @Nullable BackfillProgress expected, BackfillProgress progress) {
        return transactions.in(transaction, "store the progress of a backfill", connection -> {
            if (expected != null) {
                return Jdbc.update(
                                connection,
                                update,
                                progress.cursor(),
                                progress.sent(),
                                progress.skipped(),
                                Numbers.millisOf(progress.startedAt()),
                                Numbers.millisOf(progress.updatedAt()),
                                progress.finished(),
                                progress.webhookId(),
                                Numbers.millisOf(expected.startedAt()),
                                expected.sent(),
                                expected.skipped(),
                                expected.finished())
                        > 0;
            }
            // A query comes first, because on PostgreSQL a duplicate key would abort the host's transaction.
            return Jdbc.query(connection, select, JdbcBackfillLog::read, progress.webhookId())
                            .isEmpty()
                    && Jdbc.update(
                                    connection,
                                    insert,
                                    progress.cursor(),
                                    progress.sent(),
                                    progress.skipped(),
                                    Numbers.millisOf(progress.startedAt()),
                                    Numbers.millisOf(progress.updatedAt()),
                                    progress.finished(),
                                    progress.webhookId())
                            > 0;
        });
    }

    private static BackfillProgress read(ResultSet row) throws SQLException {
        return BackfillProgress.builder()
                .webhookId(row.getString("webhook_id"))
                .cursor(row.getString("resume_at"))
                .sent(row.getLong("sent"))
                .skipped(row.getLong("skipped"))
                .startedAt(Instant.ofEpochMilli(row.getLong("started_at")))
                .updatedAt(Instant.ofEpochMilli(row.getLong("updated_at")))
                .finished(row.getBoolean("finished"))
                .build();
    }
}
