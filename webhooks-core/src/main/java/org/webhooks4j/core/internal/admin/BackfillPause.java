package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes a backfill wait between two steps. */
@FunctionalInterface
interface BackfillPause {

    /** Sleeps in the calling thread. */
    BackfillPause REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    void of(Duration duration) throws InterruptedException;
}
