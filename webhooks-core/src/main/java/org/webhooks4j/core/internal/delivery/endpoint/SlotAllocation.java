package org.webhooks4j.core.internal.delivery.endpoint;

/**
 * Decides which endpoints may take free slots for open requests. Half of all slots are for every endpoint. When those
 * are taken, the next quarter is for endpoints that answer, and for the first request to an unknown endpoint. The last
 * quarter is only for endpoints that answer, and each may take only as much as would remain if all other answering
 * endpoints fell silent now. So receivers that never answered hold one request each, at most three quarters of all
 * slots. Answering endpoints that fall silent together hold at most three quarters of all slots plus one share.
 *
 * @param all the maximum number of open requests
 * @param open the number of open requests
 * @param answering the number of endpoints that have open requests and answer, or did so recently
 */
record SlotAllocation(int all, int open, int answering) {

    private int forEverybody() {
        return Math.max(1, all / 2);
    }

    private int beforeTheLast() {
        return Math.max(forEverybody(), all - all / 4);
    }

    /** Returns how many slots are free, for endpoints to which {@link #forEndpoint} gives one. */
    int free() {
        return Math.max(0, all - open);
    }

    /** Returns how many slots endpoints that do not answer may take together. */
    int forOthers() {
        int most = open < forEverybody() ? forEverybody() : beforeTheLast();
        return Math.max(0, most - open);
    }

    /** Returns how many slots an unknown endpoint may take. */
    int forUnknown() {
        return open < beforeTheLast() ? 1 : 0;
    }

    /** Returns how many slots an endpoint may take. */
    int forEndpoint(EndpointState endpoint, long now) {
        int allowance = endpoint.allowance(now);
        if (open < forEverybody()) {
            return allowance;
        }
        if (open < beforeTheLast()) {
            return endpoint.isAnswering(now) || endpoint.isUnknown() ? allowance : 0;
        }
        return endpoint.isAnswering(now) ? Math.min(allowance, Math.max(0, share(endpoint) - endpoint.inFlight())) : 0;
    }

    private int share(EndpointState endpoint) {
        int others = answering - (endpoint.inFlight() > 0 ? 1 : 0);
        return others == 0 ? all : beforeTheLast() / others;
    }
}
