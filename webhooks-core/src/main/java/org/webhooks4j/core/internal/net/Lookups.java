package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
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
 * one with a silent name server takes one thread, however many requests wait for it.
 */
public final class Lookups implements AutoCloseable {

    private static final int MAX_THREADS = 8;
    private static final int MAX_WAITING = 1000;
    private static final long IDLE_SECONDS = 10;

    private final NameResolver resolver;
    private final ThreadPoolExecutor threads;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    /** Lookups that ask a resolver. */
    public Lookups(NameResolver resolver) {
        this.resolver = resolver;
        this.threads = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                work -> Threads.daemon("webhooks4j-lookup", work));
        threads.allowCoreThreadTimeOut(true);
    }

    /** All addresses of a name, or a {@link TransportException}. Completes in a thread that may be held for a while. */
    public CompletableFuture<List<InetAddress>> addresses(String name) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> others = underWay.putIfAbsent(name, mine);
        if (others != null) {
            return others;
        }
        try {
            threads.execute(() -> lookUp(name, mine));
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
        try {
            List<InetAddress> addresses = resolver.resolve(name);
            underWay.remove(name, result);
            if (addresses.isEmpty()) {
                throw new UnknownHostException(name);
            }
            result.complete(addresses);
        } catch (UnknownHostException | RuntimeException e) {
            underWay.remove(name, result);
            result.completeExceptionally(new TransportException(
                    Outcome.DNS_FAILURE, "no address was found for '" + name + "'; check its spelling", null, e));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
