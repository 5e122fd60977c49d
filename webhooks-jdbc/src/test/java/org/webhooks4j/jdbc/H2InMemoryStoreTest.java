package org.webhooks4j.jdbc;

import org.junit.jupiter.api.AfterAll;

class H2InMemoryStoreTest extends StoreContracts {

    private static final TestDatabase DATABASE = TestDatabase.h2InMemory("contracts");

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
