package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.sql.Sql;

/**
 * The deliveries that became the heads of their lanes when others were recorded just before a claim. They compete by
 * age with the other due deliveries of their webhook, wherever the claim starts to look. Without them, a long lane
 * would advance only when a claim scans from the start.
 */
final class Successors {

    private static final Comparator<Candidate> BY_AGE =
            Comparator.comparingLong(Candidate::dueAt).thenComparingLong(Candidate::position);

    static final Successors NONE = new Successors(List.of());

    private final List<Candidate> due;

    private Successors(List<Candidate> due) {
        this.due = due;
    }

    static Successors lock(Sql sql, Connection connection, Set<LaneHead> heads) throws SQLException {
        List<Candidate> locked =
                sql.rows(QueueStatements.LOCK_AT_POSITION).query(connection, List.copyOf(heads), Candidate::read);
        return new Successors(locked.stream().filter(Candidate::isDue).toList());
    }

    /** Adds their webhooks to the lower bounds of a claim that does not scan from the start. */
    void addTo(Map<String, Long> starts) {
        Map<String, Long> added = new LinkedHashMap<>();
        for (Candidate successor : due) {
            added.merge(successor.lane().webhookId(), successor.dueAt(), Math::min);
        }
        added.forEach(starts::putIfAbsent);
    }

    /** Returns their number by webhook. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        due.forEach(successor -> counts.merge(successor.lane().webhookId(), 1, Integer::sum));
        return counts;
    }

    /** Returns them and the due deliveries that were found, the oldest of each webhook first. */
    List<Candidate> with(List<Candidate> window) {
        Map<String, List<Candidate>> byWebhook = new LinkedHashMap<>();
        Set<DeliveryId> found = new HashSet<>();
        for (Candidate candidate : window) {
            found.add(candidate.id());
            add(byWebhook, candidate);
        }
        for (Candidate successor : due) {
            if (!found.contains(successor.id())) {
                add(byWebhook, successor);
            }
        }
        List<Candidate> all = new ArrayList<>();
        byWebhook.values().forEach(candidates -> {
            candidates.sort(BY_AGE);
            all.addAll(candidates);
        });
        return all;
    }

    private static void add(Map<String, List<Candidate>> byWebhook, Candidate candidate) {
        byWebhook
                .computeIfAbsent(candidate.lane().webhookId(), id -> new ArrayList<>())
                .add(candidate);
    }
}
