package org.webhooks4j.core;

import java.util.concurrent.ThreadFactory;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.spi.Dispatcher;

/** The dispatchers there are. Each belongs to one engine. */
public final class Dispatchers {

    private Dispatchers() {}

    /** What tells that a dispatcher is given to a second engine, for which it would do nothing. */
    static IllegalStateException taken() {
        return new IllegalStateException(
                "the dispatcher works for another engine, or did until that was closed; make one for each engine");
    }

    /**
     * Delivers in two daemon threads of its own, at once after a commit and every polling interval. The default.
     *
     * @return a new dispatcher
     */
    public static Dispatcher background() {
        return background(work -> Threads.daemon("webhooks4j-delivery", work));
    }

    /**
     * Delivers in two threads made by the host: while one waits for the store, the other one sends.
     *
     * @param threads makes both threads when the engine starts
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
