package org.webhooks4j.admin;

/** The status of a delivery. Every status except {@link #PENDING} is terminal until the delivery is redelivered. */
public enum DeliveryStatus {
    /** The delivery waits for its first or next attempt, or an attempt is in flight. */
    PENDING,
    /** The receiver responded with a status of 200 to 299. */
    DELIVERED,
    /** The last attempt failed and no retry follows. The delivery is kept until it is redelivered or deleted. */
    DEAD,
    /** A newer update of the same object replaced the delivery before it was sent. */
    SUPERSEDED,
    /** The delivery was discarded, or its webhook was deleted, before it was sent. */
    CANCELLED
}
