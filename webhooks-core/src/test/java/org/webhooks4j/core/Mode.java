package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import org.webhooks4j.spi.Dispatcher;

/** Both ways of dispatching. Every scenario runs in each, with the same assertions. */
enum Mode {
    SYNCHRONOUS(Dispatchers::direct) {
        @Override
        void settle(WebhookEngine engine) {
            engine.deliverDue();
        }
    },
    ASYNCHRONOUS(Dispatchers::background) {
        @Override
        void settle(WebhookEngine engine) {
            assertThat(engine.drain(Duration.ofSeconds(30))).as("drained").isTrue();
        }
    };

    private final Supplier<Dispatcher> dispatchers;

    Mode(Supplier<Dispatcher> dispatchers) {
        this.dispatchers = dispatchers;
    }

    Dispatcher dispatcher() {
        return dispatchers.get();
    }

    /** Returns when everything that is due has been attempted. */
    abstract void settle(WebhookEngine engine);
}
