package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.LogStatistics;

final class JdbcDeliveryLog implements DeliveryLog {

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

    JdbcDeliveryLog(Transactions transactions, Sql sql, Tables tables) {
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
            List<@Nullable Object[]> firsts = new ArrayList<>();
            List<@Nullable Object[]> others = new ArrayList<>();
            List<@Nullable Object[]> ends = new ArrayList<>();
            for (Completion completion : completions) {
                DeliveryId id = DeliveryId.of(completion.claim().deliveryId());
                boolean first = isFirst(completion);
                (first ? firsts : others).add(LogRow.of(id, completion));
                if (!first && completion.status() != DeliveryStatus.PENDING) {
                    ends.add(new @Nullable Object[] {id.event(), id.ordinal(), LogRow.numberOf(completion)});
                }
            }
            sql.rows(StatementName.CLEAR_END).update(connection, ends);
            append(connection, StatementName.APPEND_FIRST_LOG, firsts);
            append(connection, StatementName.APPEND_LOG, others);
            return completions.size();
        });
    }

    /**
     * Returns whether a completion is the first entry of its delivery, which has no row in the log yet. Skipping the
     * query for such completions halves the cost of the log.
     */
    private static boolean isFirst(Completion completion) {
        return LogRow.numberOf(completion) == 1 && completion.claim().trigger() == Trigger.AUTOMATIC;
    }

    private void append(Connection connection, StatementName statement, List<@Nullable Object[]> rows)
            throws SQLException {
        for (List<@Nullable Object[]> portion : SizeLimitedBatches.of(rows)) {
            sql.rows(statement).update(connection, portion);
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

    Listing listing(DeliveryQuery query) {
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
        List<@Nullable Object[]> keys = DeliveryKeys.rows(
                deliveryIds.stream().map(DeliveryId::of).sorted().toList());
        transactions.in(transaction, "reopen deliveries in the log", connection -> {
            sql.rows(StatementName.DELETE_BARE_END).update(connection, keys);
            sql.rows(StatementName.REOPEN).update(connection, keys);
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
        sql.rows(StatementName.DELETE_LOG)
                .update(
                        connection,
                        DeliveryKeys.rows(past.stream().map(PastDelivery::id).toList()));
        sql.rows(StatementName.FORGET_LANES)
                .update(
                        connection,
                        past.stream()
                                .filter(PastDelivery::mayBeItsLanesLast)
                                .map(PastDelivery::end)
                                .sorted(Comparator.comparing(LaneSequence::lane))
                                .map(LaneSequence::toRow)
                                .toList());
        return past.size();
    }

    @Override
    public int releaseDead(Predicate<String> exists, int limit) {
        return transactions.own("release dead deliveries", connection -> {
            int released = 0;
            for (String webhookId : Jdbc.query(connection, deadWebhooks, row -> row.getString(1))) {
                if (released < limit && !exists.test(webhookId)) {
                    List<DeliveryId> some = Jdbc.query(
                            connection,
                            dead,
                            row -> new DeliveryId(row.getString("event_id"), row.getInt("ordinal")),
                            webhookId,
                            limit - released);
                    Jdbc.batch(
                            connection,
                            release,
                            DeliveryKeys.rows(some.stream().sorted().toList()));
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
