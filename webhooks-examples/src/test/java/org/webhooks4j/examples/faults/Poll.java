package org.webhooks4j.examples.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, up to a limit. */
final class Poll {

    /** The limit, against a hanging test; it says nothing about the speed of the machine. */
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

    /** A condition that throws is not true yet: a database or a process may not be back. */
    private static boolean isTrue(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            return false;
        }
    }
}
