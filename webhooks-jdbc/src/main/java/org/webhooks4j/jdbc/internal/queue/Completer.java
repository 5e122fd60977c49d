package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.transaction.ConnectionTransaction;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;

/** Completes claims: an ended delivery leaves the queue, a failed one waits for its retry, and the lanes advance. */
final class Completer {

    /**
     * A delivery that waits for its next attempt.
     *
     * @param delay how long, in milliseconds
     * @param attempts the number of attempts so far
     */
    record Retry(long delay, int attempts, DeliveryId id) {

        static final Columns<Retry> COLUMNS = Columns.<Retry>none()
                .bigint("delay", Retry::delay)
                .integer("attempts", Retry::attempts)
                .part(DeliveryId.COLUMNS, Retry::id);
    }

    private final QueueSql sql;
    private final SupersededRun supersededRun;

    Completer(QueueSql sql) {
        this.sql = sql;
        this.supersededRun = new SupersededRun(sql.sql());
    }

    /** Completes claims and returns the deliveries that are next in their lanes. Without a log, nothing is recorded. */
    List<LaneHead> complete(Connection connection, List<Completion> completions, @Nullable DeliveryLog log)
            throws SQLException {
        Set<Lane> lanes = new TreeSet<>();
        Map<Lane, Claim> superseded = new TreeMap<>();
        List<Completion> counting = end(connection, completions, lanes, superseded);
        List<Completion> telling = new ArrayList<>(counting);
        telling.removeIf(completion -> completion.attempt() == null && completion.status() == DeliveryStatus.PENDING);
        telling.addAll(supersededRun.end(connection, superseded, lanes, log != null));
        List<LaneHead> promoted = LaneAdvance.give(sql.sql(), connection, lanes);
        if (log != null && !telling.isEmpty()) {
            log.append(new ConnectionTransaction(connection), telling);
        }
        return promoted;
    }

    /**
     * Removes or reschedules the deliveries of which the claim is the latest. Returns these completions, the lanes that
     * advance, and the superseded updates.
     */
    private List<Completion> end(
            Connection connection, List<Completion> completions, Set<Lane> lanes, Map<Lane, Claim> superseded)
            throws SQLException {
        // The first of several results for one claim counts, as it would have if they had come one by one.
        Map<ClaimKey, Completion> first = new TreeMap<>();
        completions.forEach(completion -> first.putIfAbsent(ClaimKey.of(completion.claim()), completion));
        List<ClaimKey> ended = new ArrayList<>();
        List<ClaimKey> pending = new ArrayList<>();
        first.forEach((key, completion) -> (completion.status() == DeliveryStatus.PENDING ? pending : ended).add(key));
        Set<ClaimKey> current = new HashSet<>();
        for (HeldClaim claim : sql.deleteClaimed(connection, ended)) {
            current.add(claim.key());
            if (claim.followed()) {
                lanes.add(claim.lane());
            }
            Completion completion = Objects.requireNonNull(first.get(claim.key()));
            if (completion.status() == DeliveryStatus.SUPERSEDED) {
                superseded.put(claim.lane(), completion.claim());
            }
        }
        List<Retry> retries = new ArrayList<>();
        for (HeldClaim claim : sql.rows(QueueStatements.LOCK_CLAIMED).query(connection, pending, HeldClaim::read)) {
            Completion completion = Objects.requireNonNull(first.get(claim.key()));
            retries.add(new Retry(
                    Numbers.millisOf(completion.delay()),
                    completion.attempts(),
                    claim.key().id()));
            current.add(claim.key());
        }
        sql.rows(QueueStatements.RESCHEDULE).update(connection, retries);
        return completions.stream()
                .filter(completion -> current.remove(ClaimKey.of(completion.claim())))
                .toList();
    }
}
