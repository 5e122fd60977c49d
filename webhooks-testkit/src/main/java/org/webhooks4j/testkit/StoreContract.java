package org.webhooks4j.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.webhooks4j.spi.WebhookStore;

/** Base class of the store contracts. Subclasses provide a store that is empty at the start, and let time pass. */
public abstract class StoreContract {

    private StoreDriver driver = new StoreDriver(this);

    /** For the contracts. */
    StoreContract() {}

    /**
     * Returns the store under test.
     *
     * @return the same store during one test; empty at the start of the test
     */
    protected abstract WebhookStore store();

    /**
     * Lets a short time pass for the store. By default the thread really waits; override this method if the test
     * controls the store's clock.
     *
     * @param step the time to pass
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
