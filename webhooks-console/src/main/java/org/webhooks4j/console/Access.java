package org.webhooks4j.console;

/** The rights of a user in the console. */
public enum Access {
    /** Nothing; every request is refused. */
    NONE,
    /** View webhooks, the log and explanations. Secrets and the values of secret headers stay hidden. */
    VIEW,
    /** Also create, change and delete webhooks, rotate their secrets, test them and redeliver. */
    MANAGE;

    /**
     * Returns whether this access includes another.
     *
     * @param needed the required access
     * @return true if this access permits everything that the other permits
     */
    public boolean includes(Access needed) {
        return compareTo(needed) >= 0;
    }
}
