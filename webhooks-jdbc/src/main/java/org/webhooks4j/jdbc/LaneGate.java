package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which candidates it is the turn of, and puts the others out of the way: a delivery that waits for an earlier
 * one of its lane is parked until that one is due, so that claims do not come across it again and again. Who ends a
 * delivery makes the next one due.
 *
 * <p>A parked delivery must not be forgotten. So it is parked only while the lane's head is locked here: whoever ends
 * the head comes afterwards and finds it parked, or came before, and then there is no head left to lock and nothing is
 * parked. The head notes that it is followed, so that whoever ends it need not look for others in vain.
 */
final class LaneGate {

    /**
     * What became of the candidates of one round.
     *
     * @param open those to be leased
     * @param superseded the positions of those among them that a newer update takes the place of
     * @param parked the webhooks of which deliveries were parked
     */
    record Verdict(List<Candidate> open, Set<Long> superseded, Set<String> parked) {}

    private final Sql sql;

    LaneGate(Sql sql) {
        this.sql = sql;
    }

    Verdict judge(Connection connection, List<Candidate> window, long leaseEnd, Shares shares) throws SQLException {
        Map<Lane, Long> heads = heads(connection, window);
        List<Candidate> open = new ArrayList<>();
        List<Candidate> blocked = new ArrayList<>();
        for (Candidate candidate : window) {
            if (candidate.isOrdered() && headOf(candidate, heads) < candidate.position()) {
                blocked.add(candidate);
            } else if (shares.take(candidate.lane().webhookId())) {
                open.add(candidate);
            }
        }
        Set<String> parked = park(connection, blocked, heads, open, leaseEnd);
        return new Verdict(open, superseded(connection, open), parked);
    }

    private static long headOf(Candidate candidate, Map<Lane, Long> heads) {
        Long known = candidate.head();
        return known != null ? known : heads.getOrDefault(candidate.lane(), candidate.position());
    }

    private Map<Lane, Long> heads(Connection connection, List<Candidate> window) throws SQLException {
        List<@Nullable Object[]> lanes = window.stream()
                .filter(candidate -> candidate.isOrdered() && candidate.head() == null)
                .map(Candidate::lane)
                .distinct()
                .map(lane -> new @Nullable Object[] {lane.webhookId(), lane.number()})
                .toList();
        Map<Lane, Long> heads = new HashMap<>();
        sql.rows(StatementName.LANE_HEADS)
                .query(connection, lanes, LaneHead::read)
                .forEach(head -> heads.put(head.lane(), head.position()));
        return heads;
    }

    private Set<String> park(
            Connection connection, List<Candidate> blocked, Map<Lane, Long> heads, List<Candidate> open, long leaseEnd)
            throws SQLException {
        Set<String> webhooks = new HashSet<>();
        if (blocked.isEmpty()) {
            return webhooks;
        }
        Map<LaneHead, Long> dueAt = new HashMap<>();
        open.forEach(candidate -> dueAt.put(new LaneHead(candidate.lane(), candidate.position()), leaseEnd));
        Set<LaneHead> others = new HashSet<>();
        for (Candidate candidate : blocked) {
            LaneHead head = new LaneHead(candidate.lane(), headOf(candidate, heads));
            if (!dueAt.containsKey(head)) {
                others.add(head);
            }
        }
        sql.rows(StatementName.LOCK_AT_POSITION)
                .query(
                        connection,
                        others.stream().map(LaneHead::toRow).toList(),
                        row -> dueAt.put(LaneHead.read(row), row.getLong("due_at")));
        Map<DeliveryId, @Nullable Object[]> rows = new LinkedHashMap<>();
        Set<LaneHead> followed = new LinkedHashSet<>();
        for (Candidate candidate : blocked) {
            LaneHead head = new LaneHead(candidate.lane(), headOf(candidate, heads));
            Long until = dueAt.get(head);
            if (until != null && until > candidate.dueAt()) {
                DeliveryId id = candidate.id();
                rows.put(id, new @Nullable Object[] {until, id.event(), id.ordinal()});
                webhooks.add(candidate.lane().webhookId());
                followed.add(head);
            }
        }
        sql.rows(StatementName.FOLLOW)
                .update(connection, followed.stream().map(LaneHead::toRow).toList());
        sql.rows(StatementName.PARK).update(connection, List.copyOf(rows.values()));
        return webhooks;
    }

    private Set<Long> superseded(Connection connection, List<Candidate> open) throws SQLException {
        List<@Nullable Object[]> updates = open.stream()
                .filter(candidate -> candidate.mode() == Mode.LATEST_UPDATE)
                .map(Candidate::atPosition)
                .toList();
        return new HashSet<>(
                sql.rows(StatementName.SUPERSEDED).query(connection, updates, row -> row.getLong("position")));
    }
}
