package org.webhooks4j.spi;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which thread delivers, and when. A thread policy and nothing else: that no delivery is lost, repeated needlessly or
 * out of order is the queue's work, whatever the threads do.
 */
public interface Dispatcher {

    /**
     * The engine has started.
     *
     * @param work what there is to do
     * @throws IllegalStateException if it is another engine's. This engine is then not started, and does not stop it
     */
    void start(Work work);

    /** A delivery may have become due. Called after a commit, from the host's thread. */
    void wakeUp();

    /**
     * The engine stops. No work is begun any more; work that runs is let finish.
     *
     * @param timeout how long to wait for it
     * @return whether it finished in time
     */
    boolean stop(Duration timeout);

    /** The engine's work. Every method may be called from any thread. */
    interface Work {

        /**
         * Delivers what is due, in the calling thread, until nothing more is due. Does nothing while another thread
         * delivers.
         *
         * @return how many attempts were made
         */
        int deliverDue();

        /**
         * Delivers what is due and what becomes due, in the calling thread, until {@link #end()} is called or the
         * thread is interrupted. Threads that call this at the same time take turns: while one waits for the store,
         * another one sends. So a second one is worth its while, and a third one is not.
         */
        void deliverUntilEnd();

        /**
         * When what is due and held back, because its endpoint failed too often or asked for a pause, may be delivered.
         * For dispatchers that do not poll.
         *
         * @return the earliest end of such a pause by the engine's clock, or null if nothing was held back when work
         *     was last done
         */
        @Nullable
        Instant nextPauseEnd();

        /** Tells {@link #deliverUntilEnd()} to look now and not only after its polling interval. Does not block. */
        void wakeUp();

        /** Tells {@link #deliverUntilEnd()} to claim no more and to return when what is in flight has been recorded. */
        void end();
    }
}
