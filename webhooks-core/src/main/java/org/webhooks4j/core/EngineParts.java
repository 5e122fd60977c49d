package org.webhooks4j.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.internal.delivery.DeliveryLoop;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.emit.EventCounts;
import org.webhooks4j.core.internal.emit.EventGate;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.JsonCodec;

/** Holds an engine's parts and starts and closes them. */
final class EngineParts {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEngine.class);

    private enum State {
        BUILT,
        STARTED,
        CLOSED
    }

    private final String node;
    private final StartReport report;
    private final Emitter emitter;
    private final EventGate gate;
    private final EventCounts events;
    private final WebhookAdmin admin;
    private final JsonCodec codec;
    private final WebhookDirectory directory;
    private final DeliveryLoop work;
    private final Dispatcher dispatcher;
    private final HttpTransport transport;
    private final Housekeeping housekeeping;
    private final Duration shutdownTimeout;
    private final AtomicReference<State> state = new AtomicReference<>(State.BUILT);

    EngineParts(
            String node,
            StartReport report,
            Emitter emitter,
            EventGate gate,
            EventCounts events,
            WebhookAdmin admin,
            JsonCodec codec,
            WebhookDirectory directory,
            DeliveryLoop work,
            Dispatcher dispatcher,
            HttpTransport transport,
            Housekeeping housekeeping,
            Duration shutdownTimeout) {
        this.node = node;
        this.report = report;
        this.emitter = emitter;
        this.gate = gate;
        this.events = events;
        this.admin = admin;
        this.codec = codec;
        this.directory = directory;
        this.work = work;
        this.dispatcher = dispatcher;
        this.transport = transport;
        this.housekeeping = housekeeping;
        this.shutdownTimeout = shutdownTimeout;
    }

    Emitter emitter() {
        return emitter;
    }

    WebhookAdmin admin() {
        return admin;
    }

    JsonCodec codec() {
        return codec;
    }

    DeliveryLoop work() {
        return work;
    }

    EngineStatistics statistics() {
        return new EngineStatistics(
                events.totals(),
                work.inFlight(),
                work.openBreakers(),
                work.listeners().backlog(),
                work.listeners().droppedSoFar(),
                StoreBatches.of(work.claims()),
                StoreBatches.of(work.recordings()));
    }

    void start() {
        Subscriptions webhooks = directory.current();
        if (!state.compareAndSet(State.BUILT, State.STARTED)) {
            throw new IllegalStateException("the engine is " + state.get() + " already; build another one");
        }
        if (dispatcher instanceof BackgroundDispatcher) {
            work.expectSteps();
        }
        startDispatcher();
        gate.open();
        housekeeping.start();
        report.log(webhooks);
    }

    private void startDispatcher() {
        try {
            dispatcher.start(work);
        } catch (IllegalStateException e) {
            state.compareAndSet(
                    State.STARTED, State.BUILT); // so that close() does not stop another engine's dispatcher
            throw e;
        }
    }

    void pause(boolean on) {
        boolean before = work.isPaused();
        work.pause(on);
        if (before != on) {
            LOG.info(on ? "Node {} pauses delivery" : "Node {} resumes delivery", node);
        }
    }

    void close() {
        State before = state.getAndSet(State.CLOSED);
        Deadline deadline = Deadline.after(shutdownTimeout);
        directory.close();
        boolean finished = true;
        if (before == State.STARTED) {
            housekeeping.stop();
            finished = stopDispatcher();
            if (!finished) {
                work.abandon();
                LOG.warn(
                        "Node {} stops with requests in flight after {}; they are sent again when their leases are over",
                        node,
                        shutdownTimeout);
            }
            work.closeListeners(deadline);
            if (!housekeeping.awaitEnd(deadline)) {
                LOG.warn("Old deliveries are still being removed; the removal stops after its current step");
            }
        }
        gate.close(); // after the listeners, which may have raised events
        if (before != State.CLOSED && finished) {
            directory.awaitClosed(Duration.ofNanos(Math.max(0, deadline.nanosLeft())));
        }
        if (before != State.CLOSED && transport instanceof AutoCloseable closeable) {
            close(closeable);
        }
    }

    private boolean stopDispatcher() {
        try {
            return dispatcher.stop(shutdownTimeout);
        } catch (Throwable e) {
            LOG.warn("The dispatcher could not be stopped", e);
            work.end();
            return false;
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Throwable e) {
            LOG.warn("The HTTP transport could not be closed", e);
        }
    }
}
