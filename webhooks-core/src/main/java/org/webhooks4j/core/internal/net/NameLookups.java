package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/**
 * Resolves names without blocking the caller, because the platform's lookup blocks. Each name has at most one lookup at
 * a time, so a name with an unresponsive name server takes one thread, however many requests wait for it.
 *
 * <p>Names that were resolved quickly the last time, new names, and names that were slow or failed the last time have
 * separate limits, so that each kind delays only itself. In the first two kinds every name gets a thread immediately,
 * until so many lookups hang that further ones are refused.
 */
public final class NameLookups implements AutoCloseable {

    private static final int PLACES = 64;
    private static final int PLACES_IN_TROUBLE = 8;
    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration SLOW = LookupThreads.SLOW;

    /** The result of the last lookup of a name. */
    private enum Standing {
        GOOD,
        NEW,
        IN_TROUBLE
    }

    private final NameResolver resolver;
    private final LookupThreads threads = new LookupThreads();
    private final LookupLimit good;
    private final LookupLimit unknown;
    private final LookupLimit inTrouble;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final Map<String, Standing> standings = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Standing> eldest) {
            return size() > MAX_REMEMBERED;
        }
    });
    private volatile boolean closed;

    /** Creates lookups that use a resolver. The timer runs short tasks later. */
    public NameLookups(NameResolver resolver, ScheduledExecutorService timer) {
        this.resolver = resolver;
        this.good = new LookupLimit(PLACES, threads, timer);
        this.unknown = new LookupLimit(PLACES, threads, timer);
        this.inTrouble = new LookupLimit(PLACES_IN_TROUBLE, threads, timer);
    }

    /**
     * Returns all addresses of a name, or fails with a {@link TransportException}. Completes in a thread that callbacks
     * may block for a while.
     */
    public CompletableFuture<List<InetAddress>> addresses(String name) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> others = underWay.putIfAbsent(name, mine);
        if (others != null) {
            return others;
        }
        Standing standing = standings.getOrDefault(name, Standing.NEW);
        LookupLimit places = switch (standing) {
            case GOOD -> good;
            case NEW -> unknown;
            case IN_TROUBLE -> inTrouble;
        };
        if (!closed) {
            places.take(() -> lookUp(name, mine), reason -> refuse(name, standing, reason, mine));
        }
        if (closed) {
            fail(name, mine, closing());
        }
        return mine;
    }

    private void lookUp(String name, CompletableFuture<List<InetAddress>> result) {
        if (result.isDone()) {
            return;
        }
        Deadline quick = Deadline.after(SLOW);
        List<InetAddress> addresses;
        try {
            addresses = threads.resolve(resolver, name);
        } catch (Throwable e) {
            standings.put(name, Standing.IN_TROUBLE);
            fail(
                    name,
                    result,
                    new TransportException(
                            Outcome.DNS_FAILURE,
                            "no address was found for '" + name + "'; check its spelling",
                            null,
                            e));
            return;
        }
        standings.put(name, quick.nanosLeft() > 0 ? Standing.GOOD : Standing.IN_TROUBLE);
        underWay.remove(name, result);
        result.complete(addresses);
    }

    /** Refuses a lookup. That other lookups hang counts against this name only if it was slow or failed before. */
    private void refuse(String name, Standing standing, String reason, CompletableFuture<List<InetAddress>> result) {
        Outcome outcome = standing == Standing.IN_TROUBLE ? Outcome.DNS_FAILURE : Outcome.SENDER_FAILURE;
        fail(
                name,
                result,
                new TransportException(
                        outcome,
                        "'" + name + "' cannot be resolved now: " + reason + "; see whether the name server answers",
                        null,
                        null));
    }

    private void fail(String name, CompletableFuture<List<InetAddress>> result, TransportException failure) {
        underWay.remove(name, result);
        result.completeExceptionally(failure);
    }

    private static TransportException closing() {
        return new TransportException(Outcome.SENDER_FAILURE, "the transport was closed", null, null);
    }

    /** Ends all lookups. The results of lookups that block in the platform are ignored. */
    @Override
    public void close() {
        closed = true;
        threads.close();
        underWay.forEach((name, result) -> fail(name, result, closing()));
    }

    /**
     * Waits, after {@link #close()}, until all threads that no resolver blocks have ended or the deadline has passed.
     */
    public void awaitEnd(Deadline deadline) {
        threads.awaitEnd(deadline);
    }
}
