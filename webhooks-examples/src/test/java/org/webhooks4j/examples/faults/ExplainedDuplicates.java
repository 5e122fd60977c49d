package org.webhooks4j.examples.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains why a message was sent again although its receiver had accepted it and the test made no fault. Either the
 * node timed out waiting for the response, as the log of attempts shows, or its lease expired, as the database's clock
 * shows. Both happen on a machine that is too busy, whatever the library does.
 */
final class ExplainedDuplicates {

    private final Set<Attempt> unanswered = new HashSet<>();
    private final Set<Attempt> takenOver = new HashSet<>();

    /**
     * An attempt, as the receiver sees it.
     *
     * @param messageId the header {@code webhook-id}
     * @param number the header {@code webhook-attempt}
     */
    record Attempt(String messageId, int number) {}

    /**
     * A lease.
     *
     * @param attempt the attempt that it is for
     * @param holder the node that took it
     * @param takenAt when it was taken, in epoch milliseconds of the database's clock
     * @param endsAt when it expires, in the same clock
     */
    record Lease(Attempt attempt, String holder, long takenAt, long endsAt) {}

    /**
     * Collects the explained attempts.
     *
     * @param withoutAnswer the attempts of the log that ended without a response
     * @param leases all leases, in the order in which they were taken
     * @param disturbed the holders that the test killed, froze or cut off: their claims count as repeated
     */
    ExplainedDuplicates(List<Attempt> withoutAnswer, List<Lease> leases, Set<String> disturbed) {
        unanswered.addAll(withoutAnswer);
        Map<Attempt, Lease> last = new HashMap<>();
        for (Lease lease : leases) {
            Lease before = last.put(lease.attempt(), lease);
            if (before != null && before.endsAt() <= lease.takenAt() && !disturbed.contains(before.holder())) {
                takenOver.add(lease.attempt());
            }
        }
    }

    /** Returns whether the sender had to send the message again. */
    boolean explain(Attempt accepted) {
        return unanswered.contains(accepted) || takenOver.contains(accepted);
    }
}
