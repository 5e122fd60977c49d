package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.SecretCipher;

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
        try (PgBouncer own = PgBouncer.start(port(PostgresServer.NEWEST.newDatabaseUrl("bouncer_lost")), 2)) {
            String url = own.url("bouncer_lost") + "&prepareThreshold=1";
            JdbcStore store = JdbcStore.on(new DriverDataSource(url, null, new Properties(), "postgres", ""))
                    .cipher(SecretCipher.none())
                    .build();

            assertThatThrownBy(() -> {
                        store.migrate();
                        for (int i = 0; i < 100; i++) {
                            StoreScenario.run(store);
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("prepareThreshold=0");
        }
    }

    @Test
    void validatingWarnsIfTheDriverPreparesStatements() {
        assertThat(Warnings.during(database.store()::validate)).isEmpty();
        try (TestDatabase direct = PostgresServer.NEWEST.newDatabase("bouncer_none");
                PgBouncer own = PgBouncer.start(port(PostgresServer.NEWEST.newDatabaseUrl("bouncer_warned")), 2);
                TestDatabase prepared = new TestDatabase(own.url("bouncer_warned"), "postgres", "")) {
            assertThat(Warnings.during(direct.store()::validate)).isEmpty();
            assertThat(Warnings.during(prepared.store()::validate))
                    .singleElement()
                    .asString()
                    .contains("pooler", "prepareThreshold=0");
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
