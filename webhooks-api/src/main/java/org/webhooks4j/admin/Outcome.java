package org.webhooks4j.admin;

/** How one attempt ended. */
public enum Outcome {
    /** The receiver answered with a status of 200 to 299. */
    DELIVERED,
    /** The receiver answered with a redirection, which is never followed. */
    REDIRECTED,
    /** The receiver answered 410: it wants no more requests. The webhook is deactivated. */
    GONE,
    /** The receiver answered 429, 502, 503 or 504: it wants fewer requests for now. */
    THROTTLED,
    /** The receiver answered with any other status. */
    REJECTED,
    /** No address was found for the host's name. */
    DNS_FAILURE,
    /** The address policy forbids the host or one of its addresses. */
    ADDRESS_REFUSED,
    /** No connection came about: refused, unreachable, or not within the connect timeout. */
    CONNECT_FAILURE,
    /** The TLS handshake failed: an untrusted or wrong certificate, or no common protocol. */
    TLS_FAILURE,
    /** The answer, headers and body, was not complete when the time was over. */
    TIMEOUT,
    /** The connection ended before the answer was complete. */
    CONNECTION_LOST,
    /** What came back was not HTTP. */
    PROTOCOL_ERROR,
    /** The answer was larger than is read. */
    RESPONSE_TOO_LARGE,
    /** The request could not be made: the stored event or the webhook cannot be turned into a body. */
    UNSENDABLE,
    /**
     * The request failed for a reason within this process, such as too many open files. It says nothing about the
     * receiver, so that it counts neither as an attempt nor against the webhook: the delivery is tried again soon. Only
     * a test ends so.
     */
    SENDER_FAILURE;

    /**
     * Whether a receiver answered at all.
     *
     * @return true if there is a status code
     */
    public boolean isAnswered() {
        return compareTo(REJECTED) <= 0;
    }
}
