package org.webhooks4j.admin;

/** Why a delivery was attempted. */
public enum Trigger {
    /** An event, or the retry schedule. */
    AUTOMATIC,
    /** Somebody asked for this delivery again. */
    MANUAL,
    /** Somebody asked for a range of deliveries again. */
    REPLAY,
    /** Somebody tried the webhook out. */
    TEST,
    /** A backfill, that brings an endpoint up to date. */
    BACKFILL
}
