package org.webhooks4j.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.webhooks4j.spi.WebhookStore;

/** What the contracts have in common: a store that begins empty, and time. */
public abstract class StoreContract {

    private StoreDriver driver = new StoreDriver(this);

    /** For the contracts. */
    StoreContract() {}

    /**
     * The store under test.
     *
     * @return the same store during one test; empty when the test begins
     */
    protected abstract WebhookStore store();

    /**
     * Lets a little time pass for the store. Really, unless the store's clock is driven by hand and this is overridden
     * to move it.
     *
     * @param step how much
     */
    protected void timePasses(Duration step) {
        LockSupport.parkNanos(step.toNanos());
    }

    @BeforeEach
    final void newDriver() {
        driver = new StoreDriver(this);
    }

    final StoreDriver driver() {
        return driver;
    }
}
