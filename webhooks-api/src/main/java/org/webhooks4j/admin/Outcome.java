package org.webhooks4j.admin;

/** The outcome of an attempt. */
public enum Outcome {
    /** The receiver responded with a status of 200 to 299. */
    DELIVERED,
    /** The receiver responded with a redirect. Redirects are never followed. */
    REDIRECTED,
    /** The receiver responded with 410: it wants no more requests. The engine deactivates the webhook. */
    GONE,
    /** The receiver responded with 429, 502, 503 or 504: it wants fewer requests for now. */
    THROTTLED,
    /** The receiver responded with any other status. */
    REJECTED,
    /** The host name did not resolve to an address. */
    DNS_FAILURE,
    /** The address policy forbids the host or one of its addresses. */
    ADDRESS_REFUSED,
    /** No connection was established: refused, unreachable, or not within the connect timeout. */
    CONNECT_FAILURE,
    /** The TLS handshake failed: an untrusted or wrong certificate, or no common protocol. */
    TLS_FAILURE,
    /** The response, headers and body, was not complete within the timeout. */
    TIMEOUT,
    /** The connection closed before the response was complete. */
    CONNECTION_LOST,
    /** The response was not valid HTTP. */
    PROTOCOL_ERROR,
    /** The response exceeded the size limit. */
    RESPONSE_TOO_LARGE,
    /** The request could not be created: the stored event or the webhook cannot be rendered as a body. */
    UNSENDABLE,
    /**
     * The request failed for a reason within this process, such as too many open files. This says nothing about the
     * receiver, so it counts neither as an attempt nor against the webhook, and the delivery is retried soon. Only a
     * test ends with this outcome.
     */
    SENDER_FAILURE;

    /**
     * Whether the receiver responded at all.
     *
     * @return true if there is a status code
     */
    public boolean isAnswered() {
        return compareTo(REJECTED) <= 0;
    }
}
