package org.webhooks4j.core.internal.net;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes threads that do not keep the host's process alive, and sees them end. */
public final class Threads {

    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private static final Duration TIME_TO_END = Duration.ofSeconds(2);

    private Threads() {}

    /** A thread that is not started yet. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** For whoever closes threads and connections: more than enough, unless a thread is held by somebody else. */
    public static Deadline timeToEnd() {
        return Deadline.after(TIME_TO_END);
    }

    /** Waits until a thread that was told to end has ended, or the time is over; not for the calling thread. */
    public static void awaitEnd(Thread thread, Deadline deadline) {
        long left = deadline.nanosLeft();
        if (left <= 0 || thread.equals(Thread.currentThread())) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the threads of an executor that was shut down have ended, or the time is over. */
    public static void awaitEnd(ExecutorService executor, Deadline deadline) {
        try {
            if (!executor.awaitTermination(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)) {
                LOG.debug("A thread goes on that was told to end: {}", executor);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
