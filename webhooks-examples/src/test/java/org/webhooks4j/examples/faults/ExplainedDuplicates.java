package org.webhooks4j.examples.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a message was sent again although its receiver had accepted it, when no fault was made: the node waited in vain
 * for the answer, as the attempts' log tells, or its lease ended, as the database's clock tells. Both happen on a
 * machine that has no time for a process, whatever the library does.
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
     * A lease that was taken.
     *
     * @param attempt what it is for
     * @param holder who took it
     * @param takenAt when, in epoch milliseconds of the database's clock
     * @param endsAt until when it holds, likewise
     */
    record Lease(Attempt attempt, String holder, long takenAt, long endsAt) {}

    /**
     * Collects them.
     *
     * @param withoutAnswer the attempts of the log that ended without an answer
     * @param leases all leases, in the order in which they were taken
     * @param disturbed the holders that the test killed, froze or cut off: what they held counts as repeated
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

    /** Whether its sender had to send the message again. */
    boolean explain(Attempt accepted) {
        return unanswered.contains(accepted) || takenOver.contains(accepted);
    }
}
