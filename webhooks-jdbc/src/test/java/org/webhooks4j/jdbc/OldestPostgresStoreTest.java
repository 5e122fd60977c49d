package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL 15, with connections that are at REPEATABLE READ unless told otherwise. */
class OldestPostgresStoreTest extends StoreContracts {

    private static TestDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        String url = PostgresServer.OLDEST.newDatabaseUrl("contracts");
        database = new TestDatabase(
                url + "&options=-c%20default_transaction_isolation=repeatable%5C%20read", "postgres", "");
    }

    @Test
    void theServerIsTheOneMeant() throws SQLException {
        assertThat(database.query("SHOW server_version", row -> row.getString(1))
                        .get(0))
                .startsWith("15.");
        assertThat(database.query("SHOW default_transaction_isolation", row -> row.getString(1)))
                .containsExactly("repeatable read");
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
