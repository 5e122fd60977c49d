package org.webhooks4j.core.internal.emit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Webhooks;

/**
 * Decides what happens to an event that is raised while this engine does not deliver. A store in memory ends with the
 * engine, so nobody would ever deliver the event: it is refused. Any other store keeps it for another node.
 * Thread-safe.
 */
public final class EventGate {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    private enum Phase {
        BUILT,
        STARTED,
        CLOSED
    }

    private final String node;
    private final boolean storeOutlivesEngine;
    private final Set<Phase> told = ConcurrentHashMap.newKeySet();
    private volatile Phase phase = Phase.BUILT;

    /** Creates the gate of an engine that is not started. */
    public EventGate(String node, boolean storeOutlivesEngine) {
        this.node = node;
        this.storeOutlivesEngine = storeOutlivesEngine;
    }

    /** Records that the engine delivers. */
    public void open() {
        phase = Phase.STARTED;
    }

    /** Records that the engine no longer delivers. */
    public void close() {
        phase = Phase.CLOSED;
    }

    /**
     * Checks an event before it is read.
     *
     * @throws IllegalStateException if it could never be delivered
     */
    void check() {
        Phase now = phase;
        if (now == Phase.STARTED) {
            return;
        }
        if (!storeOutlivesEngine) {
            throw new IllegalStateException(
                    now == Phase.BUILT
                            ? "the engine keeps events in memory and is not started, so that nothing would deliver this"
                                    + " one: call start() before the first event"
                            : "the engine keeps events in memory and is closed, so that nothing would deliver this one:"
                                    + " close it after whatever raises events");
        }
        if (told.add(now)) {
            LOG.info(
                    now == Phase.BUILT
                            ? "Node {} stores events without delivering them, because its engine is not started: another"
                                    + " node delivers them, or this one once it is"
                            : "Node {} stores events after its engine was closed: another node delivers them, or this one"
                                    + " after its next start",
                    node);
        }
    }
}
