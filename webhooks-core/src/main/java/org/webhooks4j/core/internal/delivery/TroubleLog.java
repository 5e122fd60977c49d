package org.webhooks4j.core.internal.delivery;

import org.slf4j.Logger;

/** Reports trouble that repeats: once when it begins and once when it is over. Belongs to one thread. */
final class TroubleLog {

    private final Logger log;
    private final String what;
    private int failures;

    TroubleLog(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    void failed(Exception e) {
        if (failures++ == 0) {
            log.warn("{} failed; trying again until it succeeds", what, e);
        } else {
            log.debug("{} failed again, {} times by now", what, failures, e);
        }
    }

    void succeeded() {
        if (failures > 0) {
            log.info("{} succeeded after {} failures", what, failures);
            failures = 0;
        }
    }

    /** How often in a row it failed. */
    int failures() {
        return failures;
    }
}
