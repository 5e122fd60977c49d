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
 * The engine: takes events from the host, delivers them, and is managed through {@link #admin()}. One per application
 * and database; several nodes may share a database.
 *
 * <p>Only the composition root sees it. Data-access code gets it as {@link Webhooks}, administration as
 * {@link WebhookAdmin}. An engine that is built and never started takes events and delivers none: another node does.
 *
 * <p>Safe for use by many threads.
 */
public final class WebhookEngine implements Webhooks, AutoCloseable {

    private final EngineParts parts;

    WebhookEngine(EngineParts parts) {
        this.parts = parts;
    }

    /**
     * Begins an engine. It needs a {@link WebhookEngineBuilder#store store}.
     *
     * @return a builder
     */
    public static WebhookEngineBuilder builder() {
        return new WebhookEngineBuilder(false);
    }

    /**
     * Begins an engine without a database: what is pending when the process ends is lost. It takes no other store.
     *
     * @return a builder
     */
    public static WebhookEngineBuilder inMemory() {
        return new WebhookEngineBuilder(true);
    }

    /**
     * Begins to deliver.
     *
     * @return this
     * @throws IllegalStateException if it was started or closed before, or its dispatcher is another engine's
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
     * The management face.
     *
     * @return for management pages and support tools
     */
    public WebhookAdmin admin() {
        return parts.admin();
    }

    /**
     * How this engine reads and writes JSON, for those who show what it stores.
     *
     * @return the codec
     */
    public JsonCodec codec() {
        return parts.codec();
    }

    /**
     * Why this node delivers nothing though it should, for a health check: its store cannot be worked with, or the
     * threads that deliver ended or stand still. An endpoint that fails is none of it.
     *
     * @return what is the matter, for people to read; empty if nothing is, or the engine is not meant to deliver by
     *     itself
     */
    public Optional<String> deliveryTrouble() {
        return Optional.ofNullable(parts.work().trouble());
    }

    /**
     * Delivers, in the calling thread, what is due now. For engines with the dispatcher {@link Dispatchers#manual()} or
     * {@link Dispatchers#direct()}; where another thread delivers already, this does nothing.
     *
     * @return how many deliveries were attempted or ended
     */
    public int deliverDue() {
        return parts.work().deliverDue();
    }

    /**
     * Waits until everything that is due now has been attempted, and listeners have heard of it. For tests of hosts
     * that run the engine as in production.
     *
     * @param timeout how long to wait at most
     * @return false if it took longer, or the engine is not delivering in the background
     */
    public boolean drain(Duration timeout) {
        return parts.work().awaitIdle(timeout);
    }

    /**
     * Stops: claims no more, waits for requests in flight, and for listeners, up to the shutdown timeout, and gives up
     * its threads and connections. What is not recorded by then is sent again, by this node or another, when its lease
     * is over. Events may still be raised afterwards, for the webhooks that are known then.
     */
    @Override
    public void close() {
        parts.close();
    }
}
