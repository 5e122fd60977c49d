package org.webhooks4j.jdbc.internal.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.RowReader;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.LogStatistics;

/**
 * Reads statistics from the tallies of attempts, and the number of dead deliveries from an index of the log. Summaries
 * take a small statement or two per webhook, which every database answers from the beginning of an index.
 */
public final class JdbcStatistics implements LogStatistics {

    /** The maximum number of webhooks per statement. */
    private static final int MAX_IDS = 500;

    private static final String AIM = "read the log's statistics";

    private final Transactions transactions;
    private final Sql sql;
    public final String dead;
    public final String last;
    public final String tallies;
    private final Tables tables;

    JdbcStatistics(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.tables = tables;
        this.dead = tables.resolve(
                "SELECT COUNT(*) FROM (SELECT 1 AS one FROM $log WHERE webhook_id = ? AND status = 'DEAD' LIMIT ?) d");
        this.last = tables.resolve("SELECT outcome, last_status_code, last_at FROM $tally WHERE webhook_id = ?"
                + " AND start_hour = (SELECT MAX(start_hour) FROM $tally WHERE webhook_id = ?)"
                + " ORDER BY last_at DESC LIMIT 1");
        this.tallies = tables.resolve("SELECT start_hour, outcome, latency_ms, attempts FROM $tally"
                + " WHERE webhook_id = ? AND start_hour >= ? AND start_hour < ?");
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
                        .lastOutcome(StoredEnums.outcomeOf(row.getString("outcome")))
                        .lastStatusCode(Jdbc.intOrNull(row, "last_status_code"))
                        .lastAttemptAt(Jdbc.instantOrNull(row, "last_at"))
                        .build(),
                Storable.key(webhookId),
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

    @Override
    public Map<String, List<Tally>> outcomesByWebhook(Set<String> webhookIds, Instant from, Instant to) {
        Map<String, List<Tally>> outcomes = new HashMap<>();
        readApart(
                webhookIds,
                from,
                to,
                this::outcomes,
                row -> outcomes.computeIfAbsent(row.getString("webhook_id"), id -> new ArrayList<>())
                        .add(tally(row)));
        return outcomes;
    }

    @Override
    public Map<String, Map<Duration, Long>> latenciesByWebhook(Set<String> webhookIds, Instant from, Instant to) {
        Map<String, Map<Duration, Long>> latencies = new HashMap<>();
        readApart(
                webhookIds,
                from,
                to,
                this::latencies,
                row -> latencies
                        .computeIfAbsent(row.getString("webhook_id"), id -> new HashMap<>())
                        .merge(Duration.ofMillis(row.getLong("latency_ms")), row.getLong("attempts"), Long::sum));
        return latencies;
    }

    /** Reads all webhooks with a few statements, each of which takes several ids and the range. */
    private <T> void readApart(
            Set<String> webhookIds, Instant from, Instant to, IntFunction<String> statement, RowReader<T> reader) {
        List<String> ids = webhookIds.stream().map(Storable::key).toList();
        transactions.own(AIM, connection -> {
            sql.prepareToRead(connection);
            for (int at = 0; at < ids.size(); at += MAX_IDS) {
                List<Object> values = new ArrayList<>(ids.subList(at, Math.min(at + MAX_IDS, ids.size())));
                int count = values.size();
                values.add(Numbers.millisOf(from));
                values.add(Numbers.millisOf(to));
                Jdbc.query(connection, statement.apply(count), reader, values.toArray());
            }
            return ids.size();
        });
    }

    /** Returns the statement that counts by hour and outcome, for a number of webhooks. */
    public String outcomes(int webhooks) {
        return tables.resolve("SELECT webhook_id, start_hour, outcome, 0 AS latency_ms, SUM(attempts) AS attempts"
                + " FROM $tally" + ofSome(webhooks) + " GROUP BY webhook_id, start_hour, outcome");
    }

    /** Returns the statement that counts by latency, for a number of webhooks. */
    public String latencies(int webhooks) {
        return tables.resolve("SELECT webhook_id, latency_ms, SUM(attempts) AS attempts FROM $tally" + ofSome(webhooks)
                + " GROUP BY webhook_id, latency_ms");
    }

    private static String ofSome(int webhooks) {
        return " WHERE webhook_id IN (" + String.join(", ", Collections.nCopies(webhooks, "?"))
                + ") AND start_hour >= ? AND start_hour < ?";
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return Tally.builder()
                .hour(Instant.ofEpochMilli(row.getLong("start_hour")))
                .outcome(Objects.requireNonNull(StoredEnums.outcomeOf(row.getString("outcome"))))
                .latency(Duration.ofMillis(row.getLong("latency_ms")))
                .attempts(row.getLong("attempts"))
                .build();
    }
}
