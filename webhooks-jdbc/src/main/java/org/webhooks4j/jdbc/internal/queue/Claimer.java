package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.event.ComparisonBases;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.StoredEvent;

/**
 * Leases due deliveries in one short transaction. The number of statements does not depend on the number of deliveries.
 */
final class Claimer {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    /**
     * Bounds the rounds, because webhooks could leave a little of their share to the others again and again. The next
     * claim takes the rest.
     */
    private static final int MAX_ROUNDS = 8;

    private static final int MAX_NODE_LENGTH = 100;

    /** The library cannot end such a row, so it reports each one only once. */
    private final Set<DeliveryId> reported = ConcurrentHashMap.newKeySet();

    private final QueueSql sql;
    private final Tables tables;
    private final LaneBlocking laneBlocking;
    private final LaneHeadScan otherLanes;
    private final DueWebhooks dueWebhooks;
    private final ClaimFrontier frontier = new ClaimFrontier();
    private final RandomGenerator random;

    Claimer(QueueSql sql, Tables tables, RandomGenerator random) {
        this.sql = sql;
        this.tables = tables;
        this.laneBlocking = new LaneBlocking(sql.sql());
        this.dueWebhooks = new DueWebhooks(sql);
        this.otherLanes = new LaneHeadScan(sql.sql(), random);
        this.random = random;
    }

    List<Claim> claim(Connection connection, ClaimRequest request) throws SQLException {
        return claim(connection, request, Set.of());
    }

    /** Claims in the transaction in which these deliveries became the heads of their lanes. */
    List<Claim> claim(Connection connection, ClaimRequest request, Set<LaneHead> promoted) throws SQLException {
        Successors successors = Successors.lock(sql.sql(), connection, promoted);
        Map<String, Long> starts = frontier.starts();
        if (!starts.isEmpty()) {
            successors.addTo(starts);
        }
        Map<String, StoredEvent> events = new HashMap<>();
        List<Lease> leases = lease(connection, request, List.copyOf(starts.keySet()), starts, events, successors);
        if (leases.isEmpty()) {
            starts.clear();
            leases = lease(connection, request, dueWebhooks.find(connection), starts, events, successors);
        }
        readMissing(connection, leases, events);
        frontier.claimed(leases.size(), starts);
        return toClaims(leases, events, bases(connection, leases));
    }

    /** Avoids a query in most claims: only an update in {@code LATEST} ordering can have superseded others. */
    private Map<DeliveryId, StoredEvent> bases(Connection connection, List<Lease> leases) throws SQLException {
        List<DeliveryId> deliveries = leases.stream()
                .filter(Lease::mayHaveABase)
                .map(lease -> lease.candidate().id())
                .toList();
        return ComparisonBases.read(sql.sql(), connection, deliveries);
    }

    /**
     * Reads the events that did not come with the leases, in a statement of their own, because drivers differ in how
     * they return several results of one execution. A single missing event ends its delivery. If all of several events
     * are missing, the database is in trouble or another program removed them; then no delivery is ended.
     */
    private void readMissing(Connection connection, List<Lease> leases, Map<String, StoredEvent> events)
            throws SQLException {
        List<String> missing = ClaimResult.events(leases.stream()
                .filter(lease -> !events.containsKey(lease.candidate().id().eventId()))
                .filter(lease -> lease.candidate().id().isValid())
                .toList());
        sql.rows(QueueStatements.EVENTS)
                .query(connection, missing, StoredEvents::read)
                .forEach(event -> events.put(event.id(), event));
        if (events.isEmpty() && missing.size() > 1) {
            throw new StoreException(tables.resolve("none of the events of " + missing.size()
                    + " due deliveries can be read, so none is sent and none is ended; if somebody removed events,"
                    + " remove their deliveries: DELETE FROM $delivery WHERE event_id NOT IN (SELECT id FROM $event)"));
        }
    }

    /**
     * Takes leases in rounds. Leaves in {@code starts} the webhooks that have more due deliveries, provided that all
     * were looked at, and in {@code events} the events to send.
     */
    private List<Lease> lease(
            Connection connection,
            ClaimRequest request,
            List<String> due,
            Map<String, Long> starts,
            Map<String, StoredEvent> events,
            Successors successors)
            throws SQLException {
        FairClaimBudget budget = new FairClaimBudget(request, due, random);
        List<Lease> leases = new ArrayList<>();
        for (int round = 0; round < MAX_ROUNDS && budget.isOpen(); round++) {
            leases.addAll(
                    round(connection, request, budget, starts, events, round == 0 ? successors : Successors.NONE));
        }
        if (due.size() > request.limit()) {
            starts.clear();
        }
        return leases;
    }

    private List<Lease> round(
            Connection connection,
            ClaimRequest request,
            FairClaimBudget budget,
            Map<String, Long> starts,
            Map<String, StoredEvent> events,
            Successors successors)
            throws SQLException {
        Map<String, Integer> windows = budget.next();
        List<String> eachLane =
                windows.keySet().stream().filter(budget::looksAtEachLane).toList();
        windows.keySet().removeAll(eachLane);
        List<Candidate> window = window(connection, windows, starts);
        List<Candidate> candidates = successors.with(window);
        candidates.addAll(otherLanes.heads(connection, eachLane));
        LaneBlocking.Partition partition = new LaneBlocking.Partition(List.of(), Set.of(), Set.of());
        ClaimResult result = new ClaimResult(List.of(), List.of());
        if (!candidates.isEmpty()) {
            long leaseEnd = candidates.get(0).now() + Numbers.millisOf(request.lease());
            partition = laneBlocking.partition(connection, candidates, leaseEnd, budget);
            result = sql.lease(connection, toLeases(partition), shortened(request.node()), leaseEnd);
            result.events().forEach(event -> events.put(event.id(), event));
        }
        for (String webhook : eachLane) {
            budget.endRound(webhook, true, false);
        }
        endRound(windows, window, successors.counts(), partition, budget, starts);
        return result.leases();
    }

    private List<Candidate> window(Connection connection, Map<String, Integer> windows, Map<String, Long> starts)
            throws SQLException {
        List<Window> rows = new ArrayList<>();
        windows.forEach((webhook, size) ->
                rows.add(new Window(webhook, starts.getOrDefault(webhook, ClaimFrontier.BEGINNING), size)));
        return sql.rows(QueueStatements.WINDOW).query(connection, rows, Candidate::read);
    }

    private void endRound(
            Map<String, Integer> windows,
            List<Candidate> window,
            Map<String, Integer> successors,
            LaneBlocking.Partition partition,
            FairClaimBudget budget,
            Map<String, Long> starts) {
        Map<String, List<Candidate>> found = window.stream()
                .collect(Collectors.groupingBy(candidate -> candidate.lane().webhookId()));
        Set<Candidate> open = new HashSet<>(partition.open());
        windows.forEach((webhook, size) -> {
            List<Candidate> ofWebhook = found.getOrDefault(webhook, List.of());
            // Successors may have taken the places of some that were found.
            boolean allHadPlaces = ofWebhook.size() + successors.getOrDefault(webhook, 0) <= size;
            boolean exhausted = ofWebhook.isEmpty() || (ofWebhook.size() < size && allHadPlaces);
            budget.endRound(webhook, exhausted, partition.parked().contains(webhook));
            if (exhausted) {
                starts.remove(webhook);
                dueWebhooks.exhausted(webhook);
            } else {
                boolean all = open.containsAll(ofWebhook);
                starts.put(
                        webhook, ofWebhook.get(all ? ofWebhook.size() - 1 : 0).dueAt());
            }
        });
    }

    private static List<Lease> toLeases(LaneBlocking.Partition partition) {
        List<Lease> leases = new ArrayList<>();
        Map<Lane, Integer> later = new HashMap<>();
        partition.open().sort(Comparator.comparingLong(Candidate::position).reversed());
        for (Candidate candidate : partition.open()) {
            boolean superseded = partition.superseded().contains(candidate.position());
            boolean takes = !superseded && candidate.sequence() == null;
            @Nullable Integer beforeLast = takes ? later.merge(candidate.lane(), 1, Integer::sum) - 1 : null;
            leases.add(new Lease(candidate, candidate.sequence(), beforeLast, superseded));
        }
        Collections.reverse(leases);
        return leases;
    }

    private List<Claim> toClaims(
            List<Lease> leases, Map<String, StoredEvent> events, Map<DeliveryId, StoredEvent> bases) {
        List<Claim> claims = new ArrayList<>();
        for (Lease lease : leases) {
            DeliveryId id = lease.candidate().id();
            if (!id.isValid()) {
                if (reported.add(id)) {
                    LOG.error("the queue has a row with the invalid event id {}; delete the row", id.event());
                }
                continue;
            }
            claims.add(lease.toClaim(
                    events.getOrDefault(id.eventId(), StoredEvents.missing(id.eventId())), bases.get(id)));
        }
        return claims;
    }

    private static String shortened(String node) {
        return CleanText.clean(node.length() <= MAX_NODE_LENGTH ? node : node.substring(0, MAX_NODE_LENGTH));
    }
}
