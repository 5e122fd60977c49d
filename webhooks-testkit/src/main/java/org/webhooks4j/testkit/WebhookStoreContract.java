package org.webhooks4j.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/**
 * Contains all contracts of a store. Extend this class and implement the method that returns the store.
 *
 * <pre>{@code
 * class MyStoreTest extends WebhookStoreContract {
 *     protected WebhookStore store() { return store; }   // empty at the start of each test
 * }
 * }</pre>
 *
 * <p>A store that keeps a default of the SPI does not fulfil the contract of that part. For such a store, extend the
 * single contracts, which are the superclasses of the nested classes.
 */
public abstract class WebhookStoreContract {

    /** For subclasses. */
    protected WebhookStoreContract() {}

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

    @Nested
    class Webhooks extends ManagedWebhookRepositoryContract {

        @Override
        protected WebhookRepository repository() {
            return WebhookStoreContract.this.store().webhooks();
        }
    }

    @Nested
    class Queue extends DeliveryQueueContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Completions extends DeliveryCompletionContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Redeliveries extends RedeliveryContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Cancelled extends CancelledDeliveriesContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Waiting extends WaitingDeliveriesContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Superseded extends SupersededUpdatesContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Order extends DeliveryOrderContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class LongOrderingKeys extends LongOrderingKeysContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Bytes extends DeliveryBytesContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Listings extends DeliveryListingContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Log extends DeliveryLogContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Statistics extends DeliveryStatisticsContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Failures extends EndpointFailuresContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class TextsAndNumbers extends TextsAndNumbersContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }

    @Nested
    class Management extends ManagementStoreContract {

        @Override
        protected WebhookStore store() {
            return WebhookStoreContract.this.store();
        }

        @Override
        protected void timePasses(Duration step) {
            WebhookStoreContract.this.timePasses(step);
        }
    }
}
