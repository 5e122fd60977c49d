package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;
import org.webhooks4j.testkit.CancelledDeliveriesContract;
import org.webhooks4j.testkit.DeliveryBytesContract;
import org.webhooks4j.testkit.DeliveryCompletionContract;
import org.webhooks4j.testkit.DeliveryListingContract;
import org.webhooks4j.testkit.DeliveryLogContract;
import org.webhooks4j.testkit.DeliveryOrderContract;
import org.webhooks4j.testkit.DeliveryQueueContract;
import org.webhooks4j.testkit.DeliveryStatisticsContract;
import org.webhooks4j.testkit.EndpointFailuresContract;
import org.webhooks4j.testkit.LongOrderingKeysContract;
import org.webhooks4j.testkit.ManagedWebhookRepositoryContract;
import org.webhooks4j.testkit.ManagementStoreContract;
import org.webhooks4j.testkit.RedeliveryContract;
import org.webhooks4j.testkit.SupersededUpdatesContract;
import org.webhooks4j.testkit.TextsAndNumbersContract;
import org.webhooks4j.testkit.WaitingDeliveriesContract;

/** Every contract of a store, and what is particular to JDBC, on one database. */
abstract class StoreContracts {

    abstract TestDatabase database();

    @BeforeEach
    void clear() throws SQLException {
        database().clear();
    }

    @AfterEach
    void everyConnectionWasGivenBack() {
        assertThat(database().openConnections()).isZero();
    }

    @Nested
    class Webhooks extends ManagedWebhookRepositoryContract {

        @Override
        protected WebhookRepository repository() {
            return database().store().webhooks();
        }
    }

    @Nested
    class Queue extends DeliveryQueueContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Completions extends DeliveryCompletionContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Redeliveries extends RedeliveryContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Cancelled extends CancelledDeliveriesContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Waiting extends WaitingDeliveriesContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Superseded extends SupersededUpdatesContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Lanes extends DeliveryOrderContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class LongLanes extends LongOrderingKeysContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Bytes extends DeliveryBytesContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Listings extends DeliveryListingContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Log extends DeliveryLogContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Statistics extends DeliveryStatisticsContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Failures extends EndpointFailuresContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class TextsAndNumbers extends TextsAndNumbersContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class Management extends ManagementStoreContract {

        @Override
        protected WebhookStore store() {
            return database().store();
        }
    }

    @Nested
    class HostTransactions extends HostTransactionTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class OwnTransactions extends OwnTransactionTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class RefusedRows extends RefusedRowTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class Schema extends SchemaTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class Secrets extends SecretTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class FaultyCiphers extends FaultyCipherTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class Upgrade extends UpgradeTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class Purge extends PurgeTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class RoundTrips extends RoundTripTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class UnreadableRows extends UnreadableRowTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class WaitingRows extends WaitingRowTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }

    @Nested
    class SmallPools extends SmallPoolTests {

        @Override
        TestDatabase database() {
            return StoreContracts.this.database();
        }
    }
}
