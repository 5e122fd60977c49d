package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.Deadline;

/**
 * A proxy within this process, used only by its own client. The client would otherwise resolve a name again after the
 * check, out of our control; through this proxy it connects to exactly the address that was checked. One thread serves
 * all connections.
 */
final class Forwarder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    private final ForwarderCredentials tickets;
    private final CheckedLookups lookups;
    private final Duration connectTimeout;
    private final ScheduledExecutorService timer;
    private volatile @Nullable LoopbackPorts entrances;
    private @Nullable ForwarderLoop loop;
    private boolean warned;
    private boolean closed;

    Forwarder(
            ForwarderCredentials tickets,
            CheckedLookups lookups,
            Duration connectTimeout,
            ScheduledExecutorService timer) {
        this.tickets = tickets;
        this.lookups = lookups;
        this.connectTimeout = connectTimeout;
        this.timer = timer;
    }

    /** Returns whether the forwarder is open; opens it if it was not yet. */
    boolean isOpen() {
        return entrances != null || open();
    }

    private synchronized boolean open() {
        if (entrances != null || closed) {
            return !closed;
        }
        ForwarderLoop opened = null;
        try {
            opened = new ForwarderLoop(timer);
            Tunnels tunnels = new Tunnels(opened, this);
            entrances = new LoopbackPorts(opened, tunnels::accept);
            loop = opened;
            return true;
        } catch (IOException e) {
            if (opened != null) {
                opened.close();
            }
            warn(e);
            return false;
        }
    }

    private void warn(IOException failure) {
        if (!warned) {
            LOG.warn(
                    "No port could be opened on 127.0.0.1, so that the address of a host's name cannot be checked when"
                            + " connecting: https checks it before, http to names is refused; allow this process to"
                            + " listen there",
                    failure);
        }
        warned = true;
    }

    /** Returns the forwarder's address for a URL. */
    InetSocketAddress entrance(URI uri) {
        LoopbackPorts open = entrances;
        if (open == null) {
            throw new IllegalStateException("the forwarder is not open");
        }
        return open.of(uri);
    }

    @Nullable
    JdkCall callOf(RequestHead head) {
        return tickets.callOf(head.ticket());
    }

    CompletableFuture<List<InetAddress>> addresses(String name) {
        return lookups.addresses(name);
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (loop != null) {
            loop.close();
        }
    }

    /** Waits, after {@link #close()}, until all its channels are closed or the deadline has passed. */
    void awaitEnd(Deadline deadline) {
        ForwarderLoop last = loop();
        if (last != null) {
            last.awaitEnd(deadline);
        }
    }

    private synchronized @Nullable ForwarderLoop loop() {
        return loop;
    }
}
