package org.webhooks4j.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.examples.faults.FaultDatabase.Change;
import org.webhooks4j.examples.faults.RecordingReceiver.Arrival;

/** Compares what the receiver recorded with what the database committed. */
final class DeliveryReconciliation {

    private static boolean headed;

    private final String fault;
    private final int repeatsAllowed;
    private final List<Change> history;
    private final List<Arrival> arrivals;
    private final Workload load;
    private final ExplainedDuplicates excuses;

    private int missing;
    private int uncommitted;
    private int disordered;
    private int repeats;
    private int explained;
    private int refused;
    private int altered;

    DeliveryReconciliation(
            String fault,
            int repeatsAllowed,
            List<String> webhooks,
            List<Change> history,
            List<Arrival> arrivals,
            Workload load,
            ExplainedDuplicates excuses) {
        this.fault = fault;
        this.repeatsAllowed = repeatsAllowed;
        this.history = history;
        this.arrivals = arrivals;
        this.load = load;
        this.excuses = excuses;
        webhooks.forEach(this::judge);
        sameMessages();
    }

    private void judge(String webhook) {
        Map<String, List<String>> committed = new LinkedHashMap<>();
        Set<String> committedKeys = new HashSet<>();
        for (Change change : history) {
            committed.computeIfAbsent(change.object(), key -> new ArrayList<>()).add(change.key());
            committedKeys.add(change.key());
        }
        Map<String, List<String>> arrived = new HashMap<>();
        Set<String> keys = new HashSet<>();
        Map<String, Arrival> accepted = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (!arrival.webhook().equals(webhook)) {
                continue;
            }
            if (keys.add(arrival.key())) {
                List<String> lane = arrived.computeIfAbsent(arrival.object(), key -> new ArrayList<>());
                lane.add(arrival.key());
                disordered += arrival.sequence() == lane.size() ? 0 : 1;
                uncommitted += committedKeys.contains(arrival.key()) ? 0 : 1;
            }
            refused += arrival.accepted() ? 0 : 1;
            Arrival before = accepted.get(arrival.messageId());
            if (before != null && excuses.explain(before.attempt())) {
                explained++;
            } else if (before != null) {
                repeats++;
            }
            if (arrival.accepted()) {
                accepted.put(arrival.messageId(), arrival);
            }
        }
        committedKeys.removeAll(keys);
        missing += committedKeys.size();
        committed.forEach((object, lane) -> disordered += lane.equals(arrived.get(object)) ? 0 : 1);
    }

    /**
     * Checks that a message has the same body each time, and that no two messages report the same change to one
     * webhook.
     */
    private void sameMessages() {
        Map<String, String> bodies = new HashMap<>();
        Map<String, String> messages = new HashMap<>();
        for (Arrival arrival : arrivals) {
            String body = bodies.putIfAbsent(arrival.messageId(), arrival.body());
            altered += body == null || body.equals(arrival.body()) ? 0 : 1;
            String message = messages.putIfAbsent(arrival.webhook() + arrival.key(), arrival.messageId());
            altered += message == null || message.equals(arrival.messageId()) ? 0 : 1;
        }
    }

    void print() {
        synchronized (DeliveryReconciliation.class) {
            if (!headed) {
                System.out.println(
                        "fault: committed changes and writes rolled back; requests that arrived, of which the"
                                + " receiver refused; then what must be 0: missing, ghosts, disorder, altered; repeats of allowed,"
                                + " and those whose request timed out or whose lease ended");
                headed = true;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-52s %,6d + %,d rolled back, %,d unknown; %,d arrived, %,d refused; missing %d, ghosts %d, disorder %d,"
                        + " altered %d; repeats %d of %d and %d explained%n",
                fault,
                history.size(),
                load.rolledBack(),
                load.unanswered(),
                arrivals.size(),
                refused,
                missing,
                uncommitted,
                disordered,
                altered,
                repeats,
                repeatsAllowed,
                explained);
    }

    void holds() {
        assertThat(history).as("committed changes of the workload").hasSizeGreaterThan(50);
        assertThat(load.rolledBack()).as("writes that were rolled back").isPositive();
        assertThat(missing).as("committed events that did not arrive").isZero();
        assertThat(uncommitted).as("events that arrived and were not committed").isZero();
        assertThat(disordered).as("first arrivals out of order").isZero();
        assertThat(altered)
                .as("messages whose id or body changed between attempts")
                .isZero();
        assertThat(repeats)
                .as("messages resent after they were accepted, without a timeout or an expired lease that explains it")
                .isLessThanOrEqualTo(repeatsAllowed);
    }
}
