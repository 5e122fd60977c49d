package org.webhooks4j.core.internal.delivery.endpoint;

/**
 * Decides which endpoints may take free slots for open requests. Half of all slots is for everybody. When those are
 * taken, the next quarter is for endpoints that answer and for the first request of one that nothing is known of yet.
 * The last quarter is for endpoints that answer alone, and for each only as far as that much would be left if all
 * others that answer fell silent at this moment. So receivers that never answered hold half of all slots and one
 * request each of the next quarter; and what answers goes dark together with three quarters of all slots, and a share
 * more, at most.
 *
 * @param all how many requests may be open
 * @param open how many are
 * @param answering how many endpoints have open requests and answer, or did a moment ago
 */
record SlotAllocation(int all, int open, int answering) {

    private int forEverybody() {
        return Math.max(1, all / 2);
    }

    private int beforeTheLast() {
        return Math.max(forEverybody(), all - all / 4);
    }

    /** How many may be taken, if it is taken as {@link #forEndpoint} says. */
    int free() {
        int most = open < forEverybody() ? forEverybody() : open < beforeTheLast() ? beforeTheLast() : all;
        return Math.max(0, most - open);
    }

    /** How many an endpoint may take of which nothing is known. */
    int forUnknown(int cap) {
        if (open < forEverybody()) {
            return Math.min(cap, EndpointState.FIRST_WINDOW);
        }
        return open < beforeTheLast() ? 1 : 0;
    }

    /** How many an endpoint may take. */
    int forEndpoint(EndpointState endpoint, long now) {
        int allowance = endpoint.allowance(now);
        if (open < forEverybody()) {
            return allowance;
        }
        if (open < beforeTheLast()) {
            return endpoint.isAnswering(now) ? allowance : endpoint.isUnknown() ? Math.min(1, allowance) : 0;
        }
        return endpoint.isAnswering(now) ? Math.min(allowance, Math.max(0, share(endpoint) - endpoint.inFlight())) : 0;
    }

    private int share(EndpointState endpoint) {
        int others = answering - (endpoint.inFlight() > 0 ? 1 : 0);
        return others == 0 ? all : beforeTheLast() / others;
    }
}
