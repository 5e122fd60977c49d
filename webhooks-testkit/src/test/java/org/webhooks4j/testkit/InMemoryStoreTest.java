package org.webhooks4j.testkit;

import java.time.Duration;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.WebhookStore;

/** The store in memory fulfils every contract, on a clock that the contracts drive. */
class InMemoryStoreTest extends WebhookStoreContract {

    private final DrivenClock clock = new DrivenClock();
    private final WebhookStore store = new InMemoryStore(clock);

    @Override
    protected WebhookStore store() {
        return store;
    }

    @Override
    protected void timePasses(Duration step) {
        clock.advance(step);
    }
}
