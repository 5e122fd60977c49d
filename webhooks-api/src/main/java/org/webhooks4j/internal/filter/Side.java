package org.webhooks4j.internal.filter;

/** Before an event, or after it. */
public enum Side {
    /** As the object was. */
    BEFORE("before"),
    /** As it is now. */
    AFTER("after");

    final String key;

    Side(String key) {
        this.key = key;
    }
}
