package org.webhooks4j.spi;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides which thread delivers, and when. It is only a threading policy: whatever the threads do, the queue ensures
 * that no delivery is lost, repeated needlessly or out of order.
 */
public interface Dispatcher {

    /**
     * Starts dispatching. The engine calls this when it starts.
     *
     * @param work the engine's work
     * @throws IllegalStateException if the dispatcher belongs to another engine. This engine is then not started, and
     *     does not stop the dispatcher
     */
    void start(Work work);

    /** Signals that a delivery may have become due. Called after a commit, on the host's thread. */
    void wakeUp();

    /**
     * Stops dispatching. The engine calls this when it stops. No new work begins; running work may finish.
     *
     * @param timeout how long to wait for running work
     * @return whether the work finished in time
     */
    boolean stop(Duration timeout);

    /** The engine's work. Every method may be called from any thread. */
    interface Work {

        /**
         * Delivers on the calling thread until nothing more is due. Does nothing while another thread delivers.
         *
         * @return the number of attempts made
         */
        int deliverDue();

        /**
         * Delivers on the calling thread, including deliveries that become due later, until {@link #end()} is called or
         * the thread is interrupted. Threads that call this concurrently take turns: while one waits for the store,
         * another one sends. A second thread therefore pays off; a third one does not.
         */
        void deliverUntilEnd();

        /**
         * Returns when due deliveries may be sent that are held back because their endpoint failed too often or asked
         * for a pause. For dispatchers that do not poll.
         *
         * @return the earliest end of such a pause by the engine's clock, or null if the last run held nothing back
         */
        @Nullable
        Instant nextPauseEnd();

        /** Makes {@link #deliverUntilEnd()} poll now instead of after its polling interval. Does not block. */
        void wakeUp();

        /**
         * Makes {@link #deliverUntilEnd()} stop claiming, and return once the results of all deliveries in flight are
         * recorded.
         */
        void end();
    }
}
