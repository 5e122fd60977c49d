package org.webhooks4j.admin;

/** What became of a delivery. Every status but {@link #PENDING} is final until somebody redelivers. */
public enum DeliveryStatus {
    /** Waiting for its first or next attempt, or being sent. */
    PENDING,
    /** The receiver answered with a status of 200 to 299. */
    DELIVERED,
    /** The last attempt failed. Kept until somebody redelivers or deletes it. */
    DEAD,
    /** A newer update of the same object took its place before it was sent. */
    SUPERSEDED,
    /** It was discarded, or its webhook was deleted, before it was sent. */
    CANCELLED
}
