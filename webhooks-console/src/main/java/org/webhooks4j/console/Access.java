package org.webhooks4j.console;

/** What somebody may do in the console. */
public enum Access {
    /** Nothing; every request is refused. */
    NONE,
    /** Look at webhooks, the log and explanations. Secrets and the values of secret headers stay hidden. */
    VIEW,
    /** Also create, change and delete webhooks, rotate their secrets, test them and send deliveries again. */
    MANAGE;

    /**
     * Whether this includes another.
     *
     * @param needed what is needed
     * @return true if whoever has this may do what needs the other
     */
    public boolean includes(Access needed) {
        return compareTo(needed) >= 0;
    }
}
