package org.webhooks4j.jdbc.internal.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.queue.QueueStatements;
import org.webhooks4j.jdbc.internal.row.Deliveries;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.LaneSequence;
import org.webhooks4j.jdbc.internal.row.Listing;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.row.TimeRange;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.SizeLimitedBatches;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.StatementName;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.PurgeLock;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.LogStatistics;

public final class JdbcDeliveryLog implements DeliveryLog {

    private static final String AIM_READ = "read the delivery log";

    private final Transactions transactions;
    private final Sql sql;
    private final String searched;
    private final String attemptsOf;
    private final String purgeable;
    private final String deadWebhooks;
    private final String dead;
    private final String release;
    private final LogStatistics statistics;
    private final PurgeLock turn;

    public JdbcDeliveryLog(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.statistics = new JdbcStatistics(transactions, sql, tables);
        this.searched = tables.resolve(
                "SELECT l.event_id, l.ordinal, l.webhook_id, l.incarnation, l.status, l.sequence, l.attempts,"
                        + " l.triggered_by, l.event_type, l.object_type, l.object_id, l.occurred_at, "
                        + Deliveries.LAST_ATTEMPT
                        + " FROM $log l LEFT JOIN $log a ON a.event_id = l.event_id AND a.ordinal = l.ordinal"
                        + " AND a.number = l.attempts AND a.number > 0 WHERE l.status IS NOT NULL");
        this.attemptsOf = tables.resolve("SELECT " + LogRow.ATTEMPT_COLUMNS
                + " FROM $log WHERE event_id = ? AND ordinal = ? AND number > 0 ORDER BY number");
        this.purgeable = tables.resolve("SELECT event_id, ordinal, webhook_id, lane, sequence, event_type FROM $log"
                + " WHERE purgeable_since <= " + sql.now()
                + " - ? ORDER BY purgeable_since LIMIT ? FOR UPDATE SKIP LOCKED");
        String kept = " FROM $log WHERE status = 'DEAD' AND purgeable_since IS NULL";
        this.deadWebhooks = tables.resolve("SELECT DISTINCT webhook_id" + kept);
        this.dead = tables.resolve("SELECT event_id, ordinal" + kept + " AND webhook_id = ? LIMIT ?");
        this.release = tables.resolve("UPDATE $log SET purgeable_since = " + sql.now()
                + " WHERE event_id = ? AND ordinal = ? AND status = 'DEAD'");
        this.turn = new PurgeLock(sql);
    }

    @Override
    public void append(Transaction transaction, List<Completion> completions) {
        transactions.in(transaction, "write the delivery log", connection -> {
            Map<Boolean, List<LogRow>> rows =
                    completions.stream().map(LogRow::of).collect(Collectors.partitioningBy(LogRow::isFirst));
            List<LogRow> later = rows.getOrDefault(false, List.of());
            sql.rows(LogStatements.CLEAR_END)
                    .update(connection, later.stream().filter(LogRow::hasEnded).toList());
            append(connection, LogStatements.APPEND_FIRST_LOG, rows.getOrDefault(true, List.of()));
            append(connection, LogStatements.APPEND_LOG, later);
            // Last, because all that is recorded of a webhook at the same time waits for its tallies.
            sql.rows(LogStatements.COUNT_ATTEMPTS).update(connection, List.copyOf(AttemptTally.of(completions)));
            return completions.size();
        });
    }

    private void append(Connection connection, StatementName<LogRow> statement, List<LogRow> rows) throws SQLException {
        for (List<LogRow> batch : SizeLimitedBatches.of(rows, statement.columns())) {
            sql.rows(statement).update(connection, batch);
        }
    }

    @Override
    public Page<Delivery> search(DeliveryQuery query) {
        if (query.status() == DeliveryStatus.PENDING) {
            return new Page<>(List.of(), null);
        }
        return transactions.own(AIM_READ, connection -> {
            sql.prepareToRead(connection);
            return listing(query).read(connection, query.limit(), JdbcDeliveryLog::readEnd);
        });
    }

    public Listing listing(DeliveryQuery query) {
        String objectType = query.objectType();
        String objectId = query.objectId();
        Long lane = objectType == null || objectId == null ? null : Lane.numberOf(objectType, objectId);
        return new Listing(searched)
                .and("l.webhook_id = ?", Storable.keyOrNull(query.webhook()))
                .and(
                        "l.status = ?",
                        query.status() == null ? null : query.status().name())
                .and(sql.isText("l.event_type"), Storable.valueOf(query.eventType()))
                .and("l.lane = ?", lane)
                .and(sql.isText("l.object_type"), objectType)
                .and(sql.isText("l.object_id"), objectId)
                .and("l.event_id >= ?", TimeRange.boundary(query.from()))
                .and("l.event_id < ?", TimeRange.boundary(query.to()))
                .keyed(query, "l.event_id", "l.ordinal");
    }

    @Override
    public LogStatistics statistics() {
        return statistics;
    }

    @Override
    public List<Attempt> attempts(String deliveryId) {
        DeliveryId id = DeliveryId.parse(deliveryId);
        return id == null
                ? List.of()
                : transactions.own(
                        AIM_READ,
                        connection ->
                                Jdbc.query(connection, attemptsOf, LogRow::readAttempt, id.event(), id.ordinal()));
    }

    @Override
    public void reopen(Transaction transaction, Set<String> deliveryIds) {
        List<DeliveryId> keys =
                deliveryIds.stream().map(DeliveryId::of).sorted().toList();
        transactions.in(transaction, "reopen deliveries in the log", connection -> {
            sql.rows(LogStatements.DELETE_BARE_END).update(connection, keys);
            sql.rows(LogStatements.REOPEN).update(connection, keys);
            return keys.size();
        });
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        return transactions.own(
                "purge the delivery log", connection -> turn.during(connection, mine -> purge(mine, olderThan, limit)));
    }

    private int purge(Connection connection, Duration olderThan, int limit) throws SQLException {
        List<PastDelivery> past =
                Jdbc.query(connection, purgeable, PastDelivery::read, Numbers.millisOf(olderThan), limit);
        sql.rows(LogStatements.DELETE_LOG)
                .update(connection, past.stream().map(PastDelivery::id).toList());
        sql.rows(QueueStatements.FORGET_LANES)
                .update(
                        connection,
                        past.stream()
                                .filter(PastDelivery::mayBeItsLanesLast)
                                .map(PastDelivery::end)
                                .sorted(Comparator.comparing(LaneSequence::lane))
                                .toList());
        // All attempts of these deliveries began before they ended, so none of their tallies outlives them.
        sql.rows(LogStatements.FORGET_TALLIES)
                .update(
                        connection,
                        past.stream()
                                .map(delivery -> delivery.end().lane().webhookId())
                                .distinct()
                                .sorted()
                                .map(id -> new PastTallies(id, Numbers.millisOf(olderThan)))
                                .toList());
        return past.size();
    }

    @Override
    public int releaseDead(Predicate<String> exists, int limit) {
        return transactions.own("release dead deliveries", connection -> {
            int released = 0;
            for (String webhookId : Jdbc.query(connection, deadWebhooks, row -> row.getString(1))) {
                if (released < limit && !exists.test(webhookId)) {
                    List<DeliveryId> some = Jdbc.query(connection, dead, DeliveryId::read, webhookId, limit - released);
                    Jdbc.batch(
                            connection,
                            release,
                            DeliveryId.COLUMNS,
                            some.stream().sorted().toList());
                    released += some.size();
                }
            }
            return released;
        });
    }

    private static Delivery readEnd(ResultSet row) throws SQLException {
        return Deliveries.read(row, StoredEnums.statusOf(row.getString("status")), null);
    }
}
