package org.webhooks4j.jdbc.internal.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.StoredEvent;

/**
 * A candidate that a claim leases.
 *
 * @param sequence its sequence number; null if it has none yet or is superseded
 * @param beforeLast the difference between the last number that this claim takes in the lane and this delivery's
 *     number; null if the delivery takes none
 * @param superseded whether a newer update supersedes it
 */
public record Lease(
        Candidate candidate,
        @Nullable Long sequence,
        @Nullable Integer beforeLast,
        boolean superseded) {

    static final Columns<Lease> COLUMNS = Columns.<Lease>none()
            .bigintOrNull("sequence", Lease::sequence)
            .bigint("fence", Lease::fence)
            .part(DeliveryId.COLUMNS, lease -> lease.candidate.id());

    /** The columns for a statement that takes the sequence numbers as well. */
    public static final Columns<Lease> NUMBERED = COLUMNS.integerOrNull("before_last", Lease::beforeLast);

    /**
     * Returns whether another delivery might get this number if the claim were repeated. In a lane with strict order,
     * in which each delivery waits for the one before, none could.
     */
    public boolean takesANumberByChance() {
        return beforeLast != null && candidate.mode() != OrderingMode.ORDERED;
    }

    Lease numbered(Map<Lane, Long> last) {
        return beforeLast == null
                ? this
                : new Lease(candidate, last.getOrDefault(candidate.lane(), 0L) - beforeLast, null, superseded);
    }

    /**
     * Returns a new fencing token, greater than every earlier one even if the database crashed and lost the last one.
     */
    private long fence() {
        return Math.max(candidate.fence() + 1, candidate.now());
    }

    /**
     * Returns whether a base may be stored for it. For a redelivered one the row no longer tells whether it is an
     * update in {@code LATEST} ordering.
     */
    boolean mayHaveABase() {
        Trigger trigger = candidate.trigger();
        return !superseded
                && (candidate.mode() == OrderingMode.LATEST_UPDATE
                        || trigger == Trigger.MANUAL
                        || trigger == Trigger.REPLAY);
    }

    Claim toClaim(StoredEvent event, @Nullable StoredEvent base) {
        return Claim.builder()
                .deliveryId(candidate.id().toString())
                .webhookId(candidate.lane().webhookId())
                .event(event)
                .trigger(candidate.trigger())
                .sequence(sequence == null ? 0 : sequence)
                .attempts(candidate.attempts())
                .fencingToken(fence())
                .superseded(superseded)
                .base(base)
                .incarnation(candidate.incarnation())
                .build();
    }
}
