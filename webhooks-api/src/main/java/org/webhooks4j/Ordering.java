package org.webhooks4j;

/**
 * The order of the deliveries of one object to one webhook. Deliveries of different objects never wait for each other.
 */
public enum Ordering {
    /** Sends a later delivery only after every earlier one is delivered or dead. */
    PER_OBJECT,

    /**
     * Like {@link #PER_OBJECT}, except that an update supersedes the update directly before it if that has not been
     * delivered yet. The update that is sent compares with the last delivered state: its {@code before} and
     * {@code changes} cover all superseded updates. For receivers that need the current state rather than the history.
     */
    LATEST,

    /** Sends each delivery as soon as possible, regardless of the outcome of earlier ones. */
    NONE
}
