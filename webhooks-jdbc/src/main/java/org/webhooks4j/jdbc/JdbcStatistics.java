package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.LogStatistics;

/**
 * What the log's indexes tell. One small statement per webhook, because only an index that begins with the webhook
 * makes the last attempt, and the attempts of a range, neighbours on every database.
 */
final class JdbcStatistics implements LogStatistics {

    private static final String AIM = "read the log's statistics";

    private final Transactions transactions;
    private final Sql sql;
    final String dead;
    final String last;
    final String tallies;

    JdbcStatistics(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.dead = tables.resolve(
                "SELECT COUNT(*) FROM (SELECT 1 AS one FROM $log WHERE webhook_id = ? AND status = 'DEAD' LIMIT ?) d");
        this.last = tables.resolve("SELECT outcome, status_code, started_at FROM $log"
                + " WHERE webhook_id = ? AND started_at IS NOT NULL ORDER BY started_at DESC LIMIT 1");
        // Groups by two digits of the latency, which is at least a millisecond: a few hundred rows, not one per
        // attempt.
        this.tallies = tables.resolve("SELECT start_hour, outcome, latency, COUNT(*) AS attempts FROM (SELECT"
                + " started_at - MOD(started_at, 3600000) AS start_hour, outcome,"
                + " total_ns - MOD(total_ns, CASE WHEN total_ns < 100000000 THEN 1000000"
                + " WHEN total_ns < 1000000000 THEN 10000000 WHEN total_ns < 10000000000 THEN 100000000"
                + " ELSE 1000000000 END) AS latency"
                + " FROM $log WHERE webhook_id = ? AND started_at >= ? AND started_at < ?) a"
                + " GROUP BY start_hour, outcome, latency");
    }

    @Override
    public Map<String, Summary> summaries(Set<String> webhookIds, int limit) {
        return transactions.own(AIM, connection -> {
            sql.prepareToRead(connection);
            Map<String, Summary> summaries = new HashMap<>();
            for (String id : webhookIds) {
                int count = Jdbc.query(connection, dead, row -> row.getInt(1), Storable.key(id), limit)
                        .get(0);
                summaries.put(id, summary(connection, id, count));
            }
            return summaries;
        });
    }

    private Summary summary(Connection connection, String webhookId, int count) throws SQLException {
        List<Summary> found = Jdbc.query(
                connection,
                last,
                row -> Summary.builder()
                        .dead(count)
                        .lastOutcome(Names.outcomeOf(row.getString("outcome")))
                        .lastStatusCode(Jdbc.intOrNull(row, "status_code"))
                        .lastAttemptAt(Jdbc.instantOrNull(row, "started_at"))
                        .build(),
                Storable.key(webhookId));
        return found.isEmpty() ? Summary.builder().dead(count).build() : found.get(0);
    }

    @Override
    public List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to) {
        return transactions.own(AIM, connection -> {
            sql.prepareToRead(connection);
            List<Tally> all = new ArrayList<>();
            for (String id : webhookIds) {
                all.addAll(Jdbc.query(
                        connection,
                        tallies,
                        JdbcStatistics::tally,
                        Storable.key(id),
                        Numbers.millisOf(from),
                        Numbers.millisOf(to)));
            }
            return all;
        });
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return Tally.builder()
                .hour(Instant.ofEpochMilli(row.getLong("start_hour")))
                .outcome(Objects.requireNonNull(Names.outcomeOf(row.getString("outcome"))))
                .latency(Duration.ofNanos(row.getLong("latency")))
                .attempts(row.getLong("attempts"))
                .build();
    }
}
