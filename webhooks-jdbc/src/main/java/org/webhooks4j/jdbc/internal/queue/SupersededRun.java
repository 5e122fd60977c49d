package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.internal.webhook.Incarnations;
import org.webhooks4j.jdbc.internal.event.ComparisonBases;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

/**
 * After an update was superseded, ends the updates behind it that are superseded too, so that a long lane does not need
 * a claim for each of them. Passes the base of the first one to the update that remains.
 */
final class SupersededRun {

    /** The maximum number of deliveries per transaction. */
    private static final int MAX_ROWS = 10_000;

    /** A payload, which their log entries do not need. */
    private static final String NO_PAYLOAD = "{}";

    /**
     * The first deliveries of a lane.
     *
     * @param size the maximum number
     */
    record Front(Lane lane, int size) {

        static final Columns<Front> COLUMNS =
                Columns.<Front>none().part(Lane.COLUMNS, Front::lane).integer("size", Front::size);
    }

    private record Waiting(
            Candidate candidate, boolean leased, @Nullable StoredEvent event) {

        static Waiting read(ResultSet row) throws SQLException {
            Candidate candidate = Candidate.read(row);
            @Nullable String type = row.getString("event_type");
            StoredEvent event = type == null
                    ? null
                    : StoredEvent.builder()
                            .id(candidate.id().eventId())
                            .type(StoredEnums.eventTypeOf(type))
                            .objectType(row.getString("object_type"))
                            .objectId(row.getString("object_id"))
                            .occurredAt(Instant.ofEpochMilli(row.getLong("occurred_at")))
                            .payload(NO_PAYLOAD)
                            .build();
            return new Waiting(candidate, row.getString("node") != null, event);
        }

        boolean isUpdate() {
            return candidate.mode() == OrderingMode.LATEST_UPDATE
                    && !leased
                    && candidate.attempts() == 0
                    && event != null
                    && candidate.id().isValid();
        }
    }

    private final Sql sql;

    SupersededRun(Sql sql) {
        this.sql = sql;
    }

    /**
     * Removes superseded updates from the front of lanes, adds the lanes that advance, and returns the completions to
     * log.
     *
     * @param superseded the update that was superseded in each lane, which is removed already
     * @param others whether the superseded updates behind it end as well, or wait for a claim
     */
    List<Completion> end(Connection connection, Map<Lane, Claim> superseded, Set<Lane> goingOn, boolean others)
            throws SQLException {
        if (superseded.isEmpty()) {
            return List.of();
        }
        int size = others ? Math.max(2, MAX_ROWS / superseded.size()) : 1;
        List<Front> rows =
                superseded.keySet().stream().map(lane -> new Front(lane, size)).toList();
        Map<Lane, List<Waiting>> waiting = new LinkedHashMap<>();
        for (Waiting row : sql.rows(QueueStatements.LANE_IN_ORDER).query(connection, rows, Waiting::read)) {
            waiting.computeIfAbsent(row.candidate().lane(), lane -> new ArrayList<>())
                    .add(row);
        }
        List<List<Waiting>> runs = new ArrayList<>();
        waiting.forEach((lane, inOrder) -> runs.add(updates(inOrder, Objects.requireNonNull(superseded.get(lane)))));
        Set<Long> locked = lock(connection, runs);
        List<Waiting> ended = new ArrayList<>();
        List<ComparisonBases.Succession> successions = new ArrayList<>();
        for (List<Waiting> run : runs) {
            int next = 0;
            while (next < run.size() - 1
                    && locked.contains(run.get(next).candidate().position())) { // or another node looks at it
                ended.add(run.get(next));
                goingOn.add(run.get(next).candidate().lane());
                next++;
            }
            if (!run.isEmpty()) {
                Candidate successor = run.get(next).candidate();
                DeliveryId first = DeliveryId.of(
                        Objects.requireNonNull(superseded.get(successor.lane())).deliveryId());
                successions.add(new ComparisonBases.Succession(successor.id(), first));
            }
        }
        ComparisonBases.handOn(sql, connection, successions);
        sql.rows(QueueStatements.DELETE)
                .update(
                        connection,
                        ended.stream().map(row -> row.candidate().id()).toList());
        return ended.stream().map(SupersededRun::toCompletion).toList();
    }

    /**
     * Returns the updates at the front of a lane. All but the last are superseded, as the one before them was. The run
     * ends where deliveries of another webhook with the same id begin.
     */
    private static List<Waiting> updates(List<Waiting> lane, Claim superseded) {
        int updates = 0;
        long incarnation = superseded.incarnation();
        while (updates < lane.size()
                && lane.get(updates).isUpdate()
                && !Incarnations.differ(
                        incarnation, lane.get(updates).candidate().incarnation())) {
            incarnation = lane.get(updates).candidate().incarnation();
            updates++;
        }
        return lane.subList(0, updates);
    }

    private Set<Long> lock(Connection connection, List<List<Waiting>> runs) throws SQLException {
        List<LaneHead> rows = runs.stream()
                .flatMap(run -> run.subList(0, Math.max(0, run.size() - 1)).stream())
                .map(row -> row.candidate().asHead())
                .toList();
        return new HashSet<>(
                sql.rows(QueueStatements.LOCK_AT_POSITION).query(connection, rows, row -> row.getLong("position")));
    }

    private static Completion toCompletion(Waiting row) {
        Candidate candidate = row.candidate();
        StoredEvent event = Objects.requireNonNull(row.event());
        Claim claim = new Lease(candidate, candidate.sequence(), null, true).toClaim(event, null);
        return Completion.ended(claim, DeliveryStatus.SUPERSEDED, null);
    }
}
