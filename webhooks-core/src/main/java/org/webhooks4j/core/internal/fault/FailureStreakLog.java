package org.webhooks4j.core.internal.fault;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Reports trouble that repeats: once when it begins and once when it is over. Belongs to one thread, but for what
 * others may look at.
 */
public final class FailureStreakLog {

    private final Logger log;
    private final String what;
    private int failures;
    private volatile @Nullable Throwable last;

    /** Reports to a log; what is done begins each line. */
    public FailureStreakLog(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** It failed. */
    public void failed(Throwable e) {
        last = e;
        if (failures++ == 0) {
            log.warn("{} failed; trying again until it succeeds", what, e);
        } else {
            log.debug("{} failed again, {} times by now", what, failures, e);
        }
    }

    /** It succeeded. */
    public void succeeded() {
        if (failures > 0) {
            log.info("{} succeeded after {} failures", what, failures);
            failures = 0;
            last = null;
        }
    }

    /** What failed the last time and why, or null if it succeeded. May be asked by any thread. */
    public @Nullable String trouble() {
        Throwable current = last;
        return current == null ? null : what + " failed: " + Faults.describe(current);
    }

    /** How often in a row it failed. */
    public int failures() {
        return failures;
    }
}
