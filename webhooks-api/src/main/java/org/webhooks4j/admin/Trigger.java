package org.webhooks4j.admin;

/** The cause of an attempt of a delivery. */
public enum Trigger {
    /** An event, or the retry schedule. */
    AUTOMATIC,
    /** A user redelivered this delivery. */
    MANUAL,
    /** A user replayed a selection of deliveries. */
    REPLAY,
    /** A user tested the webhook. */
    TEST,
    /** A backfill, which brings an endpoint up to date. */
    BACKFILL
}
