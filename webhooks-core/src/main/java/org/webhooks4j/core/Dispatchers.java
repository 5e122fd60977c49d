package org.webhooks4j.core;

import java.util.concurrent.ThreadFactory;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.spi.Dispatcher;

/** Creates the built-in dispatchers. Each dispatcher belongs to one engine. */
public final class Dispatchers {

    private Dispatchers() {}

    /** Creates the exception for a dispatcher that is passed to a second engine, for which it would do nothing. */
    static IllegalStateException taken() {
        return new IllegalStateException(
                "the dispatcher works for another engine, or did until that was closed; make one for each engine");
    }

    /**
     * Delivers in two daemon threads of its own, immediately after a commit and at every polling interval. The default.
     *
     * @return a new dispatcher
     */
    public static Dispatcher background() {
        return background(work -> Threads.daemon("webhooks4j-delivery", work));
    }

    /**
     * Delivers in two threads created by the host: while one waits for the store, the other sends.
     *
     * @param threads creates both threads when the engine starts, and a replacement for a thread that ends early
     * @return a new dispatcher
     */
    public static Dispatcher background(ThreadFactory threads) {
        return new BackgroundDispatcher(threads);
    }

    /**
     * Delivers everything that is due synchronously, in the committing thread, before its call returns. If another
     * thread is already delivering, that thread does it. Intended for unit tests and tools: unlike with every other
     * dispatcher, the committing thread waits for receivers. Retries wait for a later wake-up or for
     * {@code deliverDue()}.
     *
     * @return a new dispatcher
     */
    public static Dispatcher direct() {
        return new DirectDispatcher();
    }

    /**
     * Delivers only when {@code deliverDue()} is called on the engine. Intended for tests that control the clock and
     * for hosts with their own scheduler.
     *
     * @return a new dispatcher
     */
    public static Dispatcher manual() {
        return new ManualDispatcher();
    }
}
