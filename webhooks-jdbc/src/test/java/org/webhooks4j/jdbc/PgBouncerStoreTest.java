package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webhooks4j.StoreException;

/** PostgreSQL behind a pooler that gives each transaction another connection. */
class PgBouncerStoreTest extends StoreContracts {

    private static PgBouncer bouncer;
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        String url = PostgresServer.NEWEST.newDatabaseUrl("bouncer");
        bouncer = PgBouncer.start(port(url), 20);
        database = new TestDatabase(bouncer.url("bouncer") + "&prepareThreshold=0", "postgres", "");
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    @Test
    void nothingOutlastsATransaction() throws SQLException {
        try (PgBouncer one = PgBouncer.start(port(PostgresServer.NEWEST.newDatabaseUrl("bouncer_one")), 1);
                TestDatabase behindOne =
                        new TestDatabase(one.url("bouncer_one") + "&prepareThreshold=0", "postgres", "")) {
            String settings = "SELECT name || '=' || setting FROM pg_settings WHERE source = 'session'"
                    + " AND name NOT IN ('application_name', 'client_encoding', 'DateStyle', 'TimeZone',"
                    + " 'extra_float_digits', 'transaction_isolation')";
            String locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'";

            StoreScenario.run(behindOne.store());

            assertThat(behindOne.query(settings, row -> row.getString(1))).isEmpty();
            assertThat(behindOne.query(locks, row -> row.getInt(1))).containsExactly(0);
            assertThat(behindOne.query("SELECT name FROM pg_prepared_statements", row -> row.getString(1)))
                    .isEmpty();
        }
    }

    @Test
    void statementsThatTheDriverPreparesAreRefusedWithTheRemedy() {
        String url = bouncer.url("bouncer") + "&prepareThreshold=1";
        List<TestDatabase> nodes =
                List.of(new TestDatabase(url, "postgres", ""), new TestDatabase(url, "postgres", ""));
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            for (TestDatabase node : nodes) {
                                StoreScenario.run(node.store());
                            }
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("prepareThreshold=0");
        } finally {
            nodes.forEach(TestDatabase::close);
        }
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
        if (bouncer != null) {
            bouncer.close();
        }
    }
}
