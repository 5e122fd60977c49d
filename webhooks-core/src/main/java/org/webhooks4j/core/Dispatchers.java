package org.webhooks4j.core;

import java.util.concurrent.ThreadFactory;
import org.webhooks4j.spi.Dispatcher;

/** The dispatchers there are. Each belongs to one engine. */
public final class Dispatchers {

    private Dispatchers() {}

    /**
     * Delivers in a daemon thread of its own, at once after a commit and every polling interval. The default.
     *
     * @return a new dispatcher
     */
    public static Dispatcher background() {
        return background(work -> {
            Thread thread = new Thread(work, "webhooks4j-delivery");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Delivers in one thread made by the host.
     *
     * @param threads makes the thread when the engine starts
     * @return a new dispatcher
     */
    public static Dispatcher background(ThreadFactory threads) {
        return new BackgroundDispatcher(threads);
    }

    /**
     * Delivers synchronously: in the thread that committed, before its call returns, everything that is due. If another
     * thread is delivering already, that one does it. For unit tests and tools. Unlike with every other dispatcher,
     * that thread waits for receivers. Retries wait for a later wake-up, or for {@code deliverDue()}.
     *
     * @return a new dispatcher
     */
    public static Dispatcher direct() {
        return new DirectDispatcher();
    }

    /**
     * Delivers only when {@code deliverDue()} is called on the engine. For tests that drive time by hand, and for hosts
     * with a scheduler of their own.
     *
     * @return a new dispatcher
     */
    public static Dispatcher manual() {
        return new ManualDispatcher();
    }
}
