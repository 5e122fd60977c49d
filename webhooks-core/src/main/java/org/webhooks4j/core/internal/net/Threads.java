package org.webhooks4j.core.internal.net;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates daemon threads, which do not keep the host's process alive, and waits for threads to end. */
public final class Threads {

    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private static final Duration TIME_TO_END = Duration.ofSeconds(2);

    private Threads() {}

    /** Creates a daemon thread without starting it. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the deadline for closing threads and connections: more than enough unless other code blocks a thread. */
    public static Deadline timeToEnd() {
        return Deadline.after(TIME_TO_END);
    }

    /** Waits until a stopping thread has ended or the deadline has passed. Does not wait for the calling thread. */
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

    /** Waits until the threads of a shut-down executor have ended or the deadline has passed. */
    public static void awaitEnd(ExecutorService executor, Deadline deadline) {
        try {
            if (!executor.awaitTermination(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)) {
                LOG.debug("A thread did not stop before the deadline: {}", executor);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
