package org.webhooks4j.core.internal.http;

/** How a request reaches its host. */
enum Route {
    /** The client dials the checked address in the URL. */
    DIRECT,
    /** The client dials any address that the host name resolves to, because the policy trusts the host. */
    TRUSTED,
    /** The forwarder resolves the name, checks all its addresses and dials one of them. */
    FORWARDED,
    /**
     * The name is resolved and checked, then the client resolves it again. Used only if the forwarder cannot be opened.
     */
    CHECKED_BEFORE,
    /** The host application's proxy resolves the name and dials. */
    PROXIED
}
