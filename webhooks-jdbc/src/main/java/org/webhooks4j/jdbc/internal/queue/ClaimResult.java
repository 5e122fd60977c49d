package org.webhooks4j.jdbc.internal.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.LaneSequence;
import org.webhooks4j.spi.StoredEvent;

/**
 * The result of a claim.
 *
 * @param leases the leases with their sequence numbers
 * @param events the events of the leases, each once
 */
public record ClaimResult(List<Lease> leases, List<StoredEvent> events) {

    /**
     * Returns the number of sequence numbers to take in each lane, in the order in which all transactions lock them.
     */
    public static List<LaneSequence> lanes(List<Lease> leases) {
        Map<Lane, Long> taken = new TreeMap<>();
        for (Lease lease : leases) {
            if (lease.beforeLast() != null) {
                taken.merge(lease.candidate().lane(), 1L, Long::sum);
            }
        }
        return taken.entrySet().stream()
                .map(entry -> new LaneSequence(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the leases' events, each once. */
    public static List<String> events(List<Lease> leases) {
        return leases.stream()
                .map(lease -> lease.candidate().id().event())
                .distinct()
                .toList();
    }

    /** Returns the leases with the numbers that they take. */
    public static List<Lease> numbered(List<Lease> leases, List<LaneSequence> taken) {
        Map<Lane, Long> last = new HashMap<>();
        taken.forEach(sequence -> last.put(sequence.lane(), sequence.last()));
        return leases.stream().map(lease -> lease.numbered(last)).toList();
    }
}
