package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.webhooks4j.spi.WebhookStore;
import org.webhooks4j.testkit.WebhookStoreContract;

/** Every contract of a store, and what is particular to JDBC, on one database. */
abstract class StoreContracts extends WebhookStoreContract {

    abstract TestDatabase database();

    @BeforeEach
    void clear() throws SQLException {
        database().clear();
    }

    @AfterEach
    void everyConnectionWasGivenBack() {
        assertThat(database().openConnections()).isZero();
    }

    @Override
    protected WebhookStore store() {
        return database().store();
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
