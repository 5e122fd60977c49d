package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a pending delivery has not been sent yet, as the node that is asked sees it.
 *
 * @param reason what it waits for
 * @param until when the wait is over at the earliest, or null if no instant is known
 * @param behind the id of the delivery that it waits for, if the reason is {@link Reason#EARLIER_DELIVERY}; null
 *     otherwise
 */
public record Waiting(
        Reason reason, @Nullable Instant until, @Nullable String behind) {

    /** What a delivery waits for. If several apply, the first of these is named. */
    public enum Reason {
        /** An attempt is under way on some node. */
        UNDER_WAY,
        /** The webhook is inactive. */
        INACTIVE,
        /** An earlier delivery of the same object to the same webhook is pending. */
        EARLIER_DELIVERY,
        /** The endpoint failed too often in a row, so that this node sends nothing or a single probe to it. */
        BREAKER_OPEN,
        /** The receiver asked this node to wait, with {@code Retry-After}. */
        PAUSED,
        /** The last attempt failed, and the retry schedule says when the next one is due. */
        RETRY,
        /** So many requests as the webhook allows per second have begun on this node. */
        RATE_LIMIT,
        /** So many requests as the endpoint can take at once are open on this node. */
        WINDOW_FULL,
        /** It is due, and sent as soon as a node has room for it. */
        DUE
    }
}
