package org.webhooks4j.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTest extends StoreContracts {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = PostgresServer.NEWEST.newDatabase("contracts");
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }
}
