package org.webhooks4j.testkit;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/** The store in memory keeps every contract, on a clock that the contracts drive. */
class InMemoryStoreTest {

    private final DrivenClock clock = new DrivenClock();
    private final WebhookStore store = new InMemoryStore(clock);

    private void advance(Duration step) {
        clock.advance(step);
    }

    @Nested
    class Webhooks extends ManagedWebhookRepositoryContract {

        @Override
        protected WebhookRepository repository() {
            return store.webhooks();
        }
    }

    @Nested
    class Queue extends DeliveryQueueContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Completions extends DeliveryCompletionContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Redeliveries extends RedeliveryContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Cancelled extends CancelledDeliveriesContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Waiting extends WaitingDeliveriesContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Superseded extends SupersededUpdatesContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Lanes extends DeliveryOrderContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class LongLanes extends LongOrderingKeysContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Bytes extends DeliveryBytesContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Listings extends DeliveryListingContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Statistics extends DeliveryStatisticsContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Log extends DeliveryLogContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class TextsAndNumbers extends TextsAndNumbersContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }

    @Nested
    class Management extends ManagementStoreContract {

        @Override
        protected WebhookStore store() {
            return store;
        }
    }

    @Nested
    class Failures extends EndpointFailuresContract {

        @Override
        protected WebhookStore store() {
            return store;
        }

        @Override
        protected void timePasses(Duration step) {
            advance(step);
        }
    }
}
