package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Provides threads that resolvers may block for any time, even after all other threads have ended. */
final class LookupThreads implements Executor, AutoCloseable {

    /** A lookup that takes longer counts as hanging. */
    static final Duration SLOW = Duration.ofSeconds(1);

    private static final long IDLE_SECONDS = 10;

    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private final Map<Thread, Deadline> resolving = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    private Thread thread(Runnable work) {
        alive.removeIf(other -> other.getState() == Thread.State.TERMINATED);
        Thread thread = Threads.daemon("webhooks4j-lookup", work);
        alive.add(thread);
        return thread;
    }

    /** Runs a task in an idle thread, or else in a new one. */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Calls a resolver in the calling thread, which must be one of these threads. */
    List<InetAddress> resolve(NameResolver resolver, String name) throws UnknownHostException {
        resolving.put(Thread.currentThread(), Deadline.after(SLOW));
        try {
            List<InetAddress> addresses = resolver.resolve(name);
            if (addresses.isEmpty()) {
                throw new UnknownHostException(name);
            }
            return addresses;
        } finally {
            resolving.remove(Thread.currentThread());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Waits, after {@link #close()}, until all threads have ended except those with a hanging lookup. */
    void awaitEnd(Deadline deadline) {
        for (Thread thread : alive) {
            Deadline hangs = resolving.getOrDefault(thread, deadline);
            long left = Math.min(deadline.nanosLeft(), hangs.nanosLeft());
            Threads.awaitEnd(thread, Deadline.after(Duration.ofNanos(Math.max(0, left))));
        }
    }
}
