package org.webhooks4j.jdbc.internal.admin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.EndpointFailures;

/**
 * Counts failed deliveries in a table that is empty while all receivers work, and has a few rows per failing receiver.
 */
final class JdbcEndpointFailures implements EndpointFailures {

    private final Transactions transactions;
    private final String known;
    private final String insert;
    private final String delete;
    private final String streaks;

    JdbcEndpointFailures(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.known = tables.resolve("SELECT delivery_id FROM $failure WHERE webhook_id = ?");
        this.insert = tables.resolve(
                "INSERT INTO $failure (webhook_id, delivery_id, failed_at) VALUES (?, ?, " + sql.now() + ")");
        this.delete = tables.resolve("DELETE FROM $failure WHERE webhook_id = ?");
        this.streaks = tables.resolve("SELECT webhook_id, COUNT(*) AS deliveries, " + sql.now()
                + " - MIN(failed_at) AS age FROM $failure GROUP BY webhook_id");
    }

    @Override
    public void add(Map<String, Set<String>> deliveryIds) {
        transactions.own("count failed deliveries", connection -> {
            for (Map.Entry<String, Set<String>> entry : deliveryIds.entrySet()) {
                add(connection, entry.getKey(), entry.getValue());
            }
            return deliveryIds.size();
        });
    }

    /**
     * Adds to a row or inserts it. If another node inserts the same row at the same moment, the insertion fails and the
     * transaction is retried.
     */
    private void add(Connection connection, String webhookId, Set<String> deliveryIds) throws SQLException {
        Set<String> unknown = new HashSet<>(deliveryIds);
        Jdbc.query(connection, known, row -> row.getString(1), webhookId).forEach(unknown::remove);
        for (String deliveryId : unknown) {
            Jdbc.update(connection, insert, webhookId, deliveryId);
        }
    }

    @Override
    public void clear(Set<String> webhookIds) {
        transactions.own("forget failed deliveries", connection -> {
            for (String webhookId : webhookIds) {
                Jdbc.update(connection, delete, Storable.key(webhookId));
            }
            return webhookIds.size();
        });
    }

    @Override
    public List<Streak> streaks() {
        return transactions.own(
                "read failed deliveries",
                connection -> Jdbc.query(
                        connection,
                        streaks,
                        row -> Streak.builder()
                                .webhookId(row.getString("webhook_id"))
                                .deliveries(row.getInt("deliveries"))
                                .age(Duration.ofMillis(row.getLong("age")))
                                .build()));
    }
}
