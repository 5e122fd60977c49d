package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a pending delivery has not been sent yet, as seen by the node that handles the call.
 *
 * @param reason what the delivery waits for
 * @param until the earliest instant at which the wait can end, or null if unknown
 * @param behind the id of the earlier delivery if the reason is {@link Reason#EARLIER_DELIVERY}; null otherwise
 */
public record Waiting(
        Reason reason, @Nullable Instant until, @Nullable String behind) {

    /** The reason why a delivery waits. If several reasons apply, the first in this order is reported. */
    public enum Reason {
        /** An attempt is in flight on some node. */
        UNDER_WAY,
        /** The webhook is inactive. */
        INACTIVE,
        /** An earlier delivery of the same object to the same webhook is pending. */
        EARLIER_DELIVERY,
        /** The endpoint failed too often in a row, so this node sends nothing or a single probe to it. */
        BREAKER_OPEN,
        /** The receiver asked this node to wait with {@code Retry-After}. */
        PAUSED,
        /** The last attempt failed, and the retry schedule says when the next one is due. */
        RETRY,
        /** This node has started as many requests as the webhook allows per second. */
        RATE_LIMIT,
        /** This node has as many requests in flight as the endpoint can take at once. */
        WINDOW_FULL,
        /** The delivery is due; it is sent as soon as a node has capacity. */
        DUE
    }
}
