package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.StoredEvent;

/** A candidate that a claim takes, with its sequence number unless it is superseded. */
record Lease(Candidate candidate, @Nullable Long sequence, boolean superseded) {

    @Nullable
    Object[] toRow() {
        return new @Nullable Object[] {
            sequence, fence(), candidate.id().event(), candidate.id().ordinal()
        };
    }

    /** Another one for each claim, even after a crash of the database that it does not remember the last one of. */
    private long fence() {
        return Math.max(candidate.fence() + 1, candidate.now());
    }

    Claim toClaim(StoredEvent event) {
        return new Claim(
                candidate.id().toString(),
                candidate.lane().webhookId(),
                event,
                candidate.trigger(),
                sequence == null ? 0 : sequence,
                candidate.attempts(),
                fence(),
                superseded);
    }
}
