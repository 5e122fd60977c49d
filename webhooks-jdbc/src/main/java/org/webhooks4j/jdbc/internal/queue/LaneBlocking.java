package org.webhooks4j.jdbc.internal.queue;

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
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Sql;

/**
 * Splits candidates into claimable and blocked. A delivery that waits for an earlier one of its lane is parked: it is
 * postponed until that one is due, so that later claims need not read it again. The transaction that ends a delivery
 * makes the next one of its lane due. The claim leases the lane's head instead of the blocked deliveries, wherever the
 * head is in the queue.
 *
 * <p>No parked delivery may be forgotten. Therefore a claim parks only while it holds the lock of the lane's head. A
 * transaction that ends the head later finds the parked deliveries. If it ended the head earlier, there is no head left
 * to lock, and nothing is parked. The head's row notes that deliveries are parked behind it, so that ending a head
 * without followers needs no search.
 */
final class LaneBlocking {

    /**
     * The result for the candidates of one round.
     *
     * @param open the candidates to lease
     * @param superseded the positions of those candidates that a newer update supersedes
     * @param parked the webhooks that had deliveries parked
     */
    record Partition(List<Candidate> open, Set<Long> superseded, Set<String> parked) {}

    /**
     * A delivery that waits for the head of its lane.
     *
     * @param until when it is due again, in epoch milliseconds
     */
    record Parked(long until, DeliveryId id) {

        static final Columns<Parked> COLUMNS =
                Columns.<Parked>none().bigint("due_at", Parked::until).part(DeliveryId.COLUMNS, Parked::id);
    }

    private final Sql sql;

    LaneBlocking(Sql sql) {
        this.sql = sql;
    }

    Partition partition(Connection connection, List<Candidate> window, long leaseEnd, FairClaimBudget budget)
            throws SQLException {
        Map<Lane, Long> positions = headPositions(connection, window);
        Map<LaneHead, Candidate> heads = new HashMap<>();
        Set<LaneHead> elsewhere = new LinkedHashSet<>();
        for (Candidate candidate : window) {
            LaneHead head = headOf(candidate, positions);
            if (candidate.position() == head.position()) {
                heads.put(head, candidate);
            } else if (candidate.isOrdered()) {
                elsewhere.add(head);
            }
        }
        elsewhere.removeAll(heads.keySet());
        lock(connection, elsewhere).forEach(head -> heads.put(head.asHead(), head));
        List<Candidate> open = new ArrayList<>();
        List<Candidate> blocked = new ArrayList<>();
        Set<LaneHead> leased = new HashSet<>();
        for (Candidate candidate : window) {
            LaneHead head = headOf(candidate, positions);
            Candidate first = candidate.isOrdered() ? heads.get(head) : candidate;
            if (first != null && first.isDue() && !leased.contains(first.asHead()) && take(first, budget, open)) {
                leased.add(first.asHead());
            }
            if (candidate.isOrdered() && candidate.position() > head.position()) {
                blocked.add(candidate);
            }
        }
        Set<String> parked = park(connection, blocked, positions, heads, leaseEnd);
        return new Partition(open, superseded(connection, open), parked);
    }

    private static boolean take(Candidate candidate, FairClaimBudget budget, List<Candidate> open) {
        return budget.take(candidate.lane().webhookId(), candidate.bytes()) && open.add(candidate);
    }

    /** Returns the head of the candidate's lane, which may be the candidate itself. */
    private static LaneHead headOf(Candidate candidate, Map<Lane, Long> positions) {
        Long known = candidate.head();
        long head = known != null ? known : positions.getOrDefault(candidate.lane(), candidate.position());
        return new LaneHead(candidate.lane(), Math.min(head, candidate.position()));
    }

    private Map<Lane, Long> headPositions(Connection connection, List<Candidate> window) throws SQLException {
        List<Lane> lanes = window.stream()
                .filter(candidate -> candidate.isOrdered() && candidate.head() == null)
                .map(Candidate::lane)
                .distinct()
                .toList();
        Map<Lane, Long> heads = new HashMap<>();
        sql.rows(QueueStatements.LANE_HEADS)
                .query(connection, lanes, LaneHead::read)
                .forEach(head -> heads.put(head.lane(), head.position()));
        return heads;
    }

    private List<Candidate> lock(Connection connection, Set<LaneHead> heads) throws SQLException {
        return sql.rows(QueueStatements.LOCK_AT_POSITION).query(connection, List.copyOf(heads), Candidate::read);
    }

    /** Parks the blocked deliveries whose head this transaction has locked. Returns their webhooks. */
    private Set<String> park(
            Connection connection,
            List<Candidate> blocked,
            Map<Lane, Long> positions,
            Map<LaneHead, Candidate> heads,
            long leaseEnd)
            throws SQLException {
        Set<String> webhooks = new HashSet<>();
        Map<DeliveryId, Parked> rows = new LinkedHashMap<>();
        Set<LaneHead> followed = new LinkedHashSet<>();
        for (Candidate candidate : blocked) {
            LaneHead head = headOf(candidate, positions);
            Candidate first = heads.get(head);
            if (first != null) {
                // A head that is due is leased here or soon, so its followers wait for the end of the lease, never for
                // a past time.
                long until = first.isDue() ? leaseEnd : first.dueAt();
                DeliveryId id = candidate.id();
                rows.put(id, new Parked(until, id));
                webhooks.add(candidate.lane().webhookId());
                followed.add(head);
            }
        }
        sql.rows(QueueStatements.FOLLOW).update(connection, List.copyOf(followed));
        sql.rows(QueueStatements.PARK).update(connection, List.copyOf(rows.values()));
        return webhooks;
    }

    private Set<Long> superseded(Connection connection, List<Candidate> open) throws SQLException {
        List<Candidate> updates = open.stream()
                .filter(candidate -> candidate.mode() == OrderingMode.LATEST_UPDATE)
                .toList();
        return new HashSet<>(
                sql.rows(QueueStatements.SUPERSEDED).query(connection, updates, row -> row.getLong("position")));
    }
}
