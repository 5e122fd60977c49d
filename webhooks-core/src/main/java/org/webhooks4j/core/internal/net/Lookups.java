package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/**
 * Looks names up without holding the caller: the platform can only block. A name is looked up once at a time, so that
 * one with a silent name server takes one thread, however many requests wait for it. Names that were in trouble the
 * last time have threads of their own, so that they hold up nobody but each other.
 */
public final class Lookups implements AutoCloseable {

    private static final int MAX_THREADS = 8;
    private static final int MAX_WAITING = 1000;
    private static final int MAX_TROUBLED = 1000;
    private static final long IDLE_SECONDS = 10;
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final NameResolver resolver;
    private final ThreadPoolExecutor threads = threads("webhooks4j-lookup");
    private final ThreadPoolExecutor troubledThreads = threads("webhooks4j-slow-lookup");
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final Set<String> troubled = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_TROUBLED;
        }
    }));

    /** Lookups that ask a resolver. */
    public Lookups(NameResolver resolver) {
        this.resolver = resolver;
    }

    private static ThreadPoolExecutor threads(String name) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                work -> Threads.daemon(name, work));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** All addresses of a name, or a {@link TransportException}. Completes in a thread that may be held for a while. */
    public CompletableFuture<List<InetAddress>> addresses(String name) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> others = underWay.putIfAbsent(name, mine);
        if (others != null) {
            return others;
        }
        try {
            (troubled.contains(name) ? troubledThreads : threads).execute(() -> lookUp(name, mine));
        } catch (RejectedExecutionException e) {
            underWay.remove(name, mine);
            mine.completeExceptionally(new TransportException(
                    Outcome.DNS_FAILURE,
                    "'" + name + "' was not looked up: " + MAX_WAITING
                            + " other names wait already; see whether the name server answers",
                    null,
                    null));
        }
        return mine;
    }

    private void lookUp(String name, CompletableFuture<List<InetAddress>> result) {
        long begin = System.nanoTime();
        try {
            List<InetAddress> addresses = resolver.resolve(name);
            if (addresses.isEmpty()) {
                throw new UnknownHostException(name);
            }
            note(name, System.nanoTime() - begin > SLOW.toNanos());
            underWay.remove(name, result);
            result.complete(addresses);
        } catch (Throwable e) {
            note(name, true);
            underWay.remove(name, result);
            result.completeExceptionally(new TransportException(
                    Outcome.DNS_FAILURE, "no address was found for '" + name + "'; check its spelling", null, e));
        }
    }

    private void note(String name, boolean inTrouble) {
        if (inTrouble) {
            troubled.add(name);
        } else {
            troubled.remove(name);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        troubledThreads.shutdownNow();
    }

    /** After {@link #close()}: waits until its threads have ended, or the time is over. */
    public void awaitEnd(Deadline deadline) {
        Threads.awaitEnd(threads, deadline);
        Threads.awaitEnd(troubledThreads, deadline);
    }
}
