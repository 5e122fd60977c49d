package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.ConnectionTransaction;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.WaitingDeliveries;

final class JdbcWaitingDeliveries implements WaitingDeliveries {

    private final Transactions transactions;
    private final Sql sql;
    private final UnsentDeliveries unsent;
    private final String blocker;
    private final String hasten;

    JdbcWaitingDeliveries(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.unsent = new UnsentDeliveries(sql);
        this.blocker = tables.resolve("SELECT h.event_id, h.ordinal FROM $delivery d JOIN $delivery h"
                + " ON h.webhook_id = d.webhook_id AND h.lane = d.lane AND h.position < d.position"
                + " WHERE d.event_id = ? AND d.ordinal = ? AND d.mode <> 0"
                + " ORDER BY h.webhook_id, h.lane, h.position LIMIT 1");
        this.hasten = tables.resolve("UPDATE $delivery SET due_at = " + sql.now()
                + " WHERE event_id = ? AND ordinal = ? AND due_at > " + sql.now());
    }

    @Override
    public Map<String, String> blockers(Set<String> deliveryIds) {
        return transactions.own("find what deliveries wait for", connection -> {
            sql.prepareToRead(connection);
            Map<String, String> blockers = new HashMap<>();
            for (DeliveryId id : parsed(deliveryIds)) {
                DeliveryId found = blocker(connection, id);
                if (found != null) {
                    blockers.put(id.toString(), found.toString());
                }
            }
            return blockers;
        });
    }

    private @Nullable DeliveryId blocker(Connection connection, DeliveryId id) throws SQLException {
        return Jdbc.query(connection, blocker, DeliveryId::read, id.event(), id.ordinal()).stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean hasten(String deliveryId, Consumer<Transaction> recorder) {
        return transactions.own("send a delivery now", connection -> {
            for (DeliveryId id : parsed(Set.of(deliveryId))) {
                List<PendingRow> locked = unsent.lock(connection, List.of(id));
                // The lock ensures that no earlier delivery of its lane can appear any more.
                if (!locked.isEmpty() && !locked.get(0).leased() && blocker(connection, id) == null) {
                    Jdbc.update(connection, hasten, id.event(), id.ordinal());
                    recorder.accept(new ConnectionTransaction(connection));
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public Set<String> discard(Set<String> deliveryIds, DeliveryLog log) {
        return transactions.own("discard deliveries", connection -> {
            List<PendingRow> rows = unsent.lock(connection, parsed(deliveryIds)).stream()
                    .filter(row -> !row.leased())
                    .toList();
            if (rows.isEmpty()) {
                return Set.of();
            }
            unsent.end(connection, rows, log);
            letLanesGoOn(connection, rows);
            return rows.stream().map(row -> row.id().toString()).collect(Collectors.toSet());
        });
    }

    private void letLanesGoOn(Connection connection, List<PendingRow> ended) throws SQLException {
        Map<Lane, Long> firsts = new TreeMap<>();
        ended.forEach(row -> firsts.merge(row.lane(), row.position(), Math::min));
        LaneAdvance.give(
                sql,
                connection,
                firsts.keySet(),
                head -> head.position() > Objects.requireNonNull(firsts.get(head.lane())));
    }

    private static List<DeliveryId> parsed(Set<String> ids) {
        return ids.stream()
                .map(DeliveryId::parse)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
