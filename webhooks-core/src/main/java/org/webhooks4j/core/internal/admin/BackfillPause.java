package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a backfill waits between two steps. */
@FunctionalInterface
interface BackfillPause {

    /** Waits in the calling thread. */
    BackfillPause REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    void of(Duration duration) throws InterruptedException;
}
