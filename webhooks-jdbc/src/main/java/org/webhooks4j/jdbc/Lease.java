package org.webhooks4j.jdbc;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.StoredEvent;

/**
 * A candidate that a claim takes.
 *
 * @param sequence its sequence number; null if it has none yet or is superseded
 * @param beforeLast by how much the number it takes is less than the last one that this claim takes in its lane; null
 *     if it takes none
 * @param superseded whether a newer update takes its place
 */
record Lease(
        Candidate candidate,
        @Nullable Long sequence,
        @Nullable Integer beforeLast,
        boolean superseded) {

    /** Sequence number, fence, event, ordinal. */
    @Nullable
    Object[] toRow() {
        return new @Nullable Object[] {
            sequence, fence(), candidate.id().event(), candidate.id().ordinal()
        };
    }

    /** Sequence number, fence, event, ordinal, and the distance from the last number. */
    @Nullable
    Object[] toNumberedRow() {
        return new @Nullable Object[] {
            sequence, fence(), candidate.id().event(), candidate.id().ordinal(), beforeLast
        };
    }

    /**
     * Whether another delivery might get the number that this one takes, if it were taken again. In a lane where each
     * waits for the one before and none is passed over, it could not.
     */
    boolean takesANumberByChance() {
        return beforeLast != null && candidate.mode() != OrderingMode.ORDERED;
    }

    Lease numbered(Map<Lane, Long> last) {
        return beforeLast == null
                ? this
                : new Lease(candidate, last.getOrDefault(candidate.lane(), 0L) - beforeLast, null, superseded);
    }

    /** Another one for each claim, even after a crash of the database that it does not remember the last one of. */
    private long fence() {
        return Math.max(candidate.fence() + 1, candidate.now());
    }

    /** Redelivered, it is no longer known whether it is an update of which the latest counts. */
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
