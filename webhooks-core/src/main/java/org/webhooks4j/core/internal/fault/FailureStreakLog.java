package org.webhooks4j.core.internal.fault;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs a repeated failure once when it begins and once when it ends. Used by one thread, except where a method says
 * otherwise.
 */
public final class FailureStreakLog {

    private final Logger log;
    private final String what;
    private int failures;
    private volatile @Nullable Throwable last;

    /** Creates a log of failures. The name of the activity begins each line. */
    public FailureStreakLog(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** Records a failure. */
    public void failed(Throwable e) {
        last = e;
        if (failures++ == 0) {
            log.warn("{} failed; trying again until it succeeds", what, e);
        } else {
            log.debug("{} failed again, {} times by now", what, failures, e);
        }
    }

    /** Records a success. */
    public void succeeded() {
        if (failures > 0) {
            log.info("{} succeeded after {} failures", what, failures);
            failures = 0;
            last = null;
        }
    }

    /** Returns what failed the last time and why, or null if it succeeded. Callable from any thread. */
    public @Nullable String trouble() {
        Throwable current = last;
        return current == null ? null : what + " failed: " + Faults.describe(current);
    }

    /** Returns the number of consecutive failures. */
    public int failures() {
        return failures;
    }
}
