package org.webhooks4j;

/** How the deliveries of one object to one webhook follow each other. Deliveries of different objects never wait. */
public enum Ordering {
    /** A later delivery is not sent before an earlier one is delivered or dead. */
    PER_OBJECT,

    /**
     * Like {@link #PER_OBJECT}, and an update that has not been delivered yet is superseded by an update that directly
     * follows it. What is then sent compares with the last state that was delivered: {@code before} and {@code changes}
     * cover all that was superseded. For receivers that want the current state rather than the history.
     */
    LATEST,

    /** Each delivery is sent as soon as possible, whatever became of earlier ones. */
    NONE
}
