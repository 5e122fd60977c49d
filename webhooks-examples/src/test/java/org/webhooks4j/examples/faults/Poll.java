package org.webhooks4j.examples.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become true, and not for ever. */
final class Poll {

    /** Against a test that hangs; no judgement of how fast the machine is. */
    static final Duration LONG = Duration.ofMinutes(4);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Poll() {}

    static void until(String what, Duration atMost, Callable<Boolean> condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!isTrue(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** What throws is not true yet: a database or a process that is not there again. */
    private static boolean isTrue(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            return false;
        }
    }
}
