package org.webhooks4j.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.StoredEvent;

/**
 * The result of a claim.
 *
 * @param leases the leases with their sequence numbers
 * @param events the events of the leases, each once
 */
record ClaimResult(List<Lease> leases, List<StoredEvent> events) {

    /**
     * Returns the number of sequence numbers to take, as rows of webhook, lane and count, in the order in which all
     * transactions lock them.
     */
    static List<@Nullable Object[]> lanes(List<Lease> leases) {
        Map<Lane, Long> taken = new TreeMap<>();
        for (Lease lease : leases) {
            if (lease.beforeLast() != null) {
                taken.merge(lease.candidate().lane(), 1L, Long::sum);
            }
        }
        return taken.entrySet().stream()
                .map(entry -> new LaneSequence(entry.getKey(), entry.getValue()).toRow())
                .toList();
    }

    /** Returns the leases' events, each once. */
    static List<@Nullable Object[]> events(List<Lease> leases) {
        return leases.stream()
                .map(lease -> lease.candidate().id().event())
                .distinct()
                .map(event -> new @Nullable Object[] {event})
                .toList();
    }

    /** Returns the leases with the numbers that they take. */
    static List<Lease> numbered(List<Lease> leases, List<LaneSequence> taken) {
        Map<Lane, Long> last = new HashMap<>();
        taken.forEach(sequence -> last.put(sequence.lane(), sequence.last()));
        return leases.stream().map(lease -> lease.numbered(last)).toList();
    }
}
