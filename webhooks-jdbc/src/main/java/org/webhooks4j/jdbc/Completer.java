package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;

/** Ends claims: what ended leaves the queue, what is to be tried again waits, and the lanes go on. */
final class Completer {

    private final Sql sql;

    Completer(Sql sql) {
        this.sql = sql;
    }

    void complete(Connection connection, List<Completion> completions, DeliveryLog log) throws SQLException {
        Map<Completion, Lane> counting = counting(connection, completions);
        List<@Nullable Object[]> ended = new ArrayList<>();
        List<@Nullable Object[]> pending = new ArrayList<>();
        Set<Lane> lanes = new TreeSet<>();
        counting.forEach((completion, lane) -> {
            DeliveryId id = DeliveryId.of(completion.claim().deliveryId());
            if (completion.status() == DeliveryStatus.PENDING) {
                pending.add(new @Nullable Object[] {
                    completion.delay().toMillis(), completion.attempts(), id.event(), id.ordinal()
                });
            } else {
                ended.add(new @Nullable Object[] {id.event(), id.ordinal()});
                lanes.add(lane);
            }
        });
        sql.rows(StatementName.DELETE).update(connection, ended);
        sql.rows(StatementName.RESCHEDULE).update(connection, pending);
        promoteNext(connection, lanes);
        List<Completion> telling = counting.keySet().stream()
                .filter(completion -> completion.attempt() != null || completion.status() != DeliveryStatus.PENDING)
                .toList();
        if (!telling.isEmpty()) {
            log.append(JdbcTransaction.of(connection), telling);
        }
    }

    /** Those whose claim is the delivery's latest, in their order, with their lanes; their rows are locked then. */
    private Map<Completion, Lane> counting(Connection connection, List<Completion> completions) throws SQLException {
        List<@Nullable Object[]> rows = completions.stream()
                .sorted(Comparator.comparing(completion -> completion.claim().deliveryId()))
                .map(completion -> {
                    DeliveryId id = DeliveryId.of(completion.claim().deliveryId());
                    return new @Nullable Object[] {
                        id.event(), id.ordinal(), completion.claim().fence()
                    };
                })
                .toList();
        Map<String, Lane> current = new HashMap<>();
        sql.rows(StatementName.LOCK_CLAIMED)
                .query(
                        connection,
                        rows,
                        row -> current.put(
                                new DeliveryId(row.getString("event_id"), row.getInt("ordinal")) + "/"
                                        + row.getLong("fence"),
                                new Lane(row.getString("webhook_id"), row.getLong("lane"))));
        Map<Completion, Lane> counting = new LinkedHashMap<>();
        for (Completion completion : completions) {
            // The first of several results for one claim counts, as it would have if they had come one by one.
            Lane lane = current.remove(
                    completion.claim().deliveryId() + "/" + completion.claim().fence());
            if (lane != null) {
                counting.put(completion, lane);
            }
        }
        return counting;
    }

    /** In statements of their own, so that they see what claims have parked while they held the ended rows. */
    private void promoteNext(Connection connection, Set<Lane> lanes) throws SQLException {
        List<@Nullable Object[]> rows = lanes.stream()
                .map(lane -> new @Nullable Object[] {lane.webhookId(), lane.number()})
                .toList();
        List<@Nullable Object[]> next =
                sql.rows(StatementName.LANE_HEADS).query(connection, rows, LaneHead::read).stream()
                        .map(LaneHead::toRow)
                        .toList();
        sql.rows(StatementName.PROMOTE).update(connection, next);
    }
}
