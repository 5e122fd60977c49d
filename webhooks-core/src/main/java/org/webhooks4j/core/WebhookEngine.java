package org.webhooks4j.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.spi.JsonCodec;

/**
 * Takes events from the host and delivers them to webhooks. Managed through {@link #admin()}. Create one engine per
 * application and database; several nodes may share a database.
 *
 * <p>Only the composition root needs this class. Data-access code gets it as {@link Webhooks}, administration code as
 * {@link WebhookAdmin}. A producer-only node builds the engine but never starts it: the engine then takes events, and
 * another node delivers them.
 *
 * <p>Thread-safe.
 */
public final class WebhookEngine implements Webhooks, AutoCloseable {

    private final EngineParts parts;

    WebhookEngine(EngineParts parts) {
        this.parts = parts;
    }

    /**
     * Returns a builder for an engine. A {@link WebhookEngineBuilder#store store} is required.
     *
     * @return a builder
     */
    public static WebhookEngineBuilder builder() {
        return new WebhookEngineBuilder(false);
    }

    /**
     * Returns a builder for an engine without a database. Pending deliveries are lost when the process ends. The
     * builder accepts no other store.
     *
     * @return a builder
     */
    public static WebhookEngineBuilder inMemory() {
        return new WebhookEngineBuilder(true);
    }

    /**
     * Starts delivering.
     *
     * @return this
     * @throws IllegalStateException if the engine was already started or closed, or its dispatcher belongs to another
     *     engine
     */
    public WebhookEngine start() {
        parts.start();
        return this;
    }

    @Override
    public Receipt onObjectEvent(ObjectEvent event) {
        return parts.emitter().onObjectEvent(event);
    }

    @Override
    public List<Receipt> onObjectEvents(Iterable<ObjectEvent> events) {
        return parts.emitter().onObjectEvents(events);
    }

    @Override
    public Snapshot snapshot(Object object) {
        return parts.emitter().snapshot(object);
    }

    @Override
    public Webhooks in(Transaction transaction) {
        return parts.emitter().in(transaction);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return parts.emitter().unitOfWork();
    }

    /**
     * Returns the management API.
     *
     * @return the API for management pages and support tools
     */
    public WebhookAdmin admin() {
        return parts.admin();
    }

    /**
     * Returns the codec with which this engine reads and writes JSON, for tools that display stored data.
     *
     * @return the codec
     */
    public JsonCodec codec() {
        return parts.codec();
    }

    /**
     * Returns why this node does not deliver although it should, for a health check: the store is failing, or the
     * delivering threads ended or are stalled. A failing endpoint is not reported here.
     *
     * @return a human-readable description; empty if there is no problem or the engine is not meant to deliver by
     *     itself
     */
    public Optional<String> deliveryTrouble() {
        return Optional.ofNullable(parts.work().trouble());
    }

    /**
     * Returns what this node has done and is doing. Cheap: everything is in memory.
     *
     * @return a snapshot
     */
    public EngineStatistics statistics() {
        return parts.statistics();
    }

    /**
     * Pauses delivery on this node. It claims no more deliveries until {@link #resume()}; requests in flight end and
     * are recorded. Events are still taken, and other nodes deliver them. A restart ends the pause. Does nothing if
     * this node is paused already.
     */
    public void pause() {
        parts.pause(true);
    }

    /** Resumes delivery after {@link #pause()}. Does nothing if this node is not paused. */
    public void resume() {
        parts.pause(false);
    }

    /**
     * Returns whether delivery is paused on this node.
     *
     * @return true between {@link #pause()} and {@link #resume()}
     */
    public boolean isPaused() {
        return parts.work().isPaused();
    }

    /**
     * Delivers what is due now, in the calling thread. For engines with the dispatcher {@link Dispatchers#manual()} or
     * {@link Dispatchers#direct()}. Does nothing if another thread is already delivering.
     *
     * @return the number of deliveries that were attempted or ended
     */
    public int deliverDue() {
        return parts.work().deliverDue();
    }

    /**
     * Waits until everything that is due now has been attempted and listeners have been notified. For host tests that
     * run the engine as in production.
     *
     * @param timeout the maximum time to wait
     * @return false if the timeout elapsed or the engine is not delivering in the background
     */
    public boolean drain(Duration timeout) {
        return parts.work().awaitIdle(timeout);
    }

    /**
     * Stops the engine. It claims no more deliveries, waits up to the shutdown timeout for requests in flight and for
     * listeners, and then closes its threads and connections. Deliveries not recorded by then are sent again, by this
     * node or another, when their leases expire. With a database, events may still be raised afterwards, for the
     * webhooks known at that time; in memory, {@link #onObjectEvent} throws an {@link IllegalStateException}.
     */
    @Override
    public void close() {
        parts.close();
    }
}
