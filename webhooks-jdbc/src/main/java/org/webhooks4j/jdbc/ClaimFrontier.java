package org.webhooks4j.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers where in the queue the due deliveries begin. Those that have ended leave their entries in the index until
 * the database cleans up, and a claim that starts at the very beginning passes over all of them, over more with every
 * claim of a long queue.
 *
 * <p>So while claims are large they start where the last one found something, and ask only for webhooks that had more.
 * Every few claims one starts at the beginning again, and finds what was left behind: other webhooks, events of
 * transactions that took long, deliveries that another worker held and let go.
 */
final class ClaimFrontier {

    /** Where a claim starts that passes over nothing. */
    static final Long BEGINNING = 0L;

    /** How many claims in a row may start later. */
    static final int CLAIMS_BETWEEN = 7;

    /** From how many leases on a claim is large. Of a few, none must be missed, and there is little to pass over. */
    static final int LARGE = 50;

    private final Map<String, Long> starts = new LinkedHashMap<>();
    private int claims;

    /** The webhooks to ask for, and from when on; none if the claim is to start at the beginning. */
    synchronized Map<String, Long> starts() {
        return new LinkedHashMap<>(starts);
    }

    /**
     * Takes a claim into account.
     *
     * @param leases how many deliveries it took
     * @param found the webhooks that had more due than was looked at, and when the first of those was due
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
