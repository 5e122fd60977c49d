package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds all tunnels of a forwarder and limits their number and idle time. */
final class Tunnels {

    private static final Logger LOG = LoggerFactory.getLogger(Tunnels.class);

    static final int MAX = 2048;

    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);

    /** Longer than any exchange may take. */
    private static final Duration MAX_SILENCE = Duration.ofMinutes(6);

    private static final Duration MAX_SILENCE_UNFINISHED = Duration.ofSeconds(10);

    private final ForwarderLoop loop;
    private final Forwarder forwarder;
    private final Set<Tunnel> tunnels = new HashSet<>();

    Tunnels(ForwarderLoop loop, Forwarder forwarder) {
        this.loop = loop;
        this.forwarder = forwarder;
        loop.executeAfter(SWEEP_INTERVAL, this::sweep);
    }

    /** Creates a tunnel for a connection of the client. If there are too many, ends the one that was idle longest. */
    void accept(SocketChannel channel) {
        if (tunnels.size() >= MAX) {
            tunnels.stream()
                    .min(Comparator.comparingLong(tunnel -> tunnel.lastActive() - System.nanoTime()))
                    .ifPresent(Tunnel::end);
        }
        try {
            tunnels.add(new Tunnel(loop, forwarder, tunnels::remove, channel));
        } catch (IOException e) {
            LOG.debug("A connection ended before it was used", e);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Tunnel tunnel : List.copyOf(tunnels)) {
            Duration limit = tunnel.isUnfinished() ? MAX_SILENCE_UNFINISHED : MAX_SILENCE;
            if (now - tunnel.lastActive() > limit.toNanos()) {
                tunnel.end();
            }
        }
        loop.executeAfter(SWEEP_INTERVAL, this::sweep);
    }
}
