package org.webhooks4j.core.internal.http;

/** How a request gets to its host. */
enum Route {
    /** The client dials the address that stands in the URL and has been checked. */
    DIRECT,
    /** The client dials whatever the host's name stands for: the policy trusts the host. */
    TRUSTED,
    /** The forwarder looks the name up, checks all its addresses and dials one of them. */
    FORWARDED,
    /** The name is looked up and checked, then the client looks it up again: only where no forwarder can be had. */
    CHECKED_BEFORE,
    /** A proxy of the host's own looks the name up and dials. */
    PROXIED
}
