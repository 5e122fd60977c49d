package org.webhooks4j.jdbc.internal.queue;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers where the due deliveries begin in the queue's index. Completed deliveries leave entries in the index until
 * the database cleans up. A claim that scans from the start passes over all of them, and their number grows with every
 * claim of a long queue.
 *
 * <p>Therefore, while claims are large, the next one starts where the last one found deliveries, and asks only for
 * webhooks that had more. Every few claims, one scans from the start and finds what the others skipped: other webhooks,
 * events of long transactions, deliveries that another worker had leased and released.
 */
public final class ClaimFrontier {

    /** Lower bound that means "scan from the start". */
    static final Long BEGINNING = 0L;

    /** The maximum number of consecutive claims that start later. */
    public static final int CLAIMS_BETWEEN = 7;

    /**
     * The number of leases from which a claim counts as large. A small claim must miss nothing and has little to pass
     * over.
     */
    public static final int LARGE = 50;

    private final Map<String, Long> starts = new LinkedHashMap<>();
    private int claims;

    /** Returns the webhooks to ask for, each with its lower bound; empty if the claim must scan from the start. */
    synchronized Map<String, Long> starts() {
        return new LinkedHashMap<>(starts);
    }

    /**
     * Records the result of a claim.
     *
     * @param leases the number of deliveries that the claim leased
     * @param found the webhooks that had more due deliveries than the claim looked at, each with the due time of its
     *     first one
     */
    synchronized void claimed(int leases, Map<String, Long> found) {
        starts.clear();
        if (leases >= LARGE && claims < CLAIMS_BETWEEN) {
            starts.putAll(found);
            claims++;
        } else {
            claims = 0;
        }
    }
}
