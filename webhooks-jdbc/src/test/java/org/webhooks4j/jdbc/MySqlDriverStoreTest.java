package org.webhooks4j.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The statements as MySQL's own driver sends them; the server behind it is MariaDB. Connections are at READ COMMITTED
 * unless told otherwise, those of {@link MariaDbStoreTest} at REPEATABLE READ.
 */
class MySqlDriverStoreTest extends StoreContracts {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        String url = MariaDbServer.newDatabaseUrl("mysql_driver", "mysql");
        database = new TestDatabase(url + "?sessionVariables=transaction_isolation='READ-COMMITTED'", "root", "");
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
