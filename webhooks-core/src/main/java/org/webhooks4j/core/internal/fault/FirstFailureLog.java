package org.webhooks4j.core.internal.fault;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Reports a fault that repeats: when it begins and when it is over. Safe for use by many threads. */
public final class FirstFailureLog {

    private final Logger log;
    private final String what;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Reports what happens to something, which begins the line; "failed" and what follows from it are added. */
    public FirstFailureLog(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** It failed, and that has a consequence. */
    public void failed(Throwable fault, String consequence) {
        if (failing.compareAndSet(false, true)) {
            log.warn("{} failed; {}. Further failures are not reported", what, consequence, fault);
        } else {
            log.debug("{} failed again", what, fault);
        }
    }

    /** It succeeded. */
    public void succeeded() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            log.info("{} succeeds again", what);
        }
    }
}
