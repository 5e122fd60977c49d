package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.webhooks4j.spi.Dispatcher;

/** The two ways of dispatching. Every scenario runs in each, with the same assertions. */
enum Mode {
    SYNCHRONOUS {
        @Override
        Dispatcher dispatcher() {
            return Dispatchers.direct();
        }

        @Override
        void settle(WebhookEngine engine) {
            engine.deliverDue();
        }
    },
    ASYNCHRONOUS {
        @Override
        Dispatcher dispatcher() {
            return Dispatchers.background();
        }

        @Override
        void settle(WebhookEngine engine) {
            assertThat(engine.drain(Duration.ofSeconds(30))).as("drained").isTrue();
        }
    };

    abstract Dispatcher dispatcher();

    /** Returns when everything that is due has been attempted. */
    abstract void settle(WebhookEngine engine);
}
