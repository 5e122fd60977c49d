package org.webhooks4j.spring.boot.internal;

import org.springframework.context.SmartLifecycle;
import org.webhooks4j.core.WebhookEngine;

/**
 * Starts the engine before the web server accepts requests. Closes it after the web server has finished the last
 * request, while the connection pool is still open.
 */
final class EngineLifecycle implements SmartLifecycle {

    /** Lower than the web server's phases, which are the default phase minus 1024 and minus 2048. */
    static final int PHASE = DEFAULT_PHASE - 4096;

    private final WebhookEngine engine;
    private final boolean deliver;
    private volatile boolean running;
    private volatile boolean closed;

    EngineLifecycle(WebhookEngine engine, boolean deliver) {
        this.engine = engine;
        this.deliver = deliver;
    }

    @Override
    public void start() {
        if (closed) {
            throw new IllegalStateException("the engine of the webhooks was closed when the application context was"
                    + " stopped, and cannot be started again: refresh a new context");
        }
        if (deliver) {
            engine.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        closed = true;
        running = false;
        engine.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Does nothing while Spring 7 pauses an idle test context; an idle engine needs almost no resources. */
    @SuppressWarnings("unused") // overrides a method that Spring 6 does not have
    public boolean isPauseable() {
        return false;
    }
}
