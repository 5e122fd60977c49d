package org.webhooks4j.internal.filter;

/** Selects the object's state before or after an event. */
public enum Side {
    /** The object's previous state. */
    BEFORE("before"),
    /** The object's current state. */
    AFTER("after");

    final String key;

    Side(String key) {
        this.key = key;
    }
}
