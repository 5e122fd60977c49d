package org.webhooks4j.core.internal.fault;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Logs a repeated failure when it begins and when it ends. Thread-safe. */
public final class FirstFailureLog {

    private final Logger log;
    private final String what;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * Creates a log of failures. The name of the activity begins each line, followed by "failed" and the consequence.
     */
    public FirstFailureLog(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** Records a failure and its consequence. */
    public void failed(Throwable fault, String consequence) {
        if (failing.compareAndSet(false, true)) {
            log.warn("{} failed; {}. Further failures are not reported", what, consequence, fault);
        } else {
            log.debug("{} failed again", what, fault);
        }
    }

    /** Records a success. */
    public void succeeded() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            log.info("{} succeeds again", what);
        }
    }
}
