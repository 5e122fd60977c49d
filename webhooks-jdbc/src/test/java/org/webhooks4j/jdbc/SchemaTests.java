package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.WrongSchemaException;
import org.webhooks4j.spi.SecretCipher;

/** How the tables come about, on one database. */
abstract class SchemaTests {

    abstract TestDatabase database();

    @Test
    void aSecondMigrationChangesNothing() {
        database().store().webhooks().save(webhook());

        database().store().migrate();

        assertThat(database().store().webhooks().findAll()).hasSize(1);
        assertThatCode(database().store()::validate).doesNotThrowAnyException();
    }

    @Test
    void nodesMayMigrateAtTheSameTime() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> migrations = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                migrations.add(nodes.submit(() -> store("together_").migrate()));
            }
            for (Future<?> migration : migrations) {
                migration.get(1, TimeUnit.MINUTES);
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThatCode(store("together_")::validate).doesNotThrowAnyException();
    }

    @Test
    void missingTablesAreToldWithWhatToDo() {
        JdbcStore store = store("never_");

        assertThatThrownBy(store::validate)
                .isInstanceOf(WrongSchemaException.class)
                .hasMessageContaining("JdbcStore.migrate()");
        assertThatThrownBy(() -> store.webhooks().findAll())
                .isInstanceOf(WrongSchemaException.class)
                .hasMessageContaining("cannot read the webhooks")
                .hasMessageContaining("JdbcStore.migrate()");
    }

    @Test
    void anotherVersionOfTheTablesIsToldWithWhatToDo() throws SQLException {
        JdbcStore store = store("other_");
        store.migrate();
        database().execute("INSERT INTO other_schema (version, applied_at) VALUES (99, 0)");

        for (ThrowingCallable start : List.<ThrowingCallable>of(store::validate, store::migrate)) {
            assertThatThrownBy(start)
                    .isInstanceOf(WrongSchemaException.class)
                    .hasMessageContaining("99")
                    .hasMessageContaining("update the library");
        }

        database().execute("DELETE FROM other_schema");
        assertThatThrownBy(store::validate)
                .isInstanceOf(WrongSchemaException.class)
                .hasMessageContaining("JdbcStore.migrate()");
    }

    @Test
    void theScriptMakesTheTablesToo() throws SQLException {
        JdbcStore store = store("script_");
        runAsATool(store.ddl());

        store.validate();
        store.webhooks().save(webhook());
        assertThat(store.webhooks().findAll()).hasSize(1);
        assertThat(database().store().webhooks().findAll()).isEmpty();
    }

    @Test
    void theScriptMayBeRunWhereTheTablesAre() throws SQLException {
        assumeTrue(database().dialect() != Dialect.MYSQL, "MySQL knows no IF NOT EXISTS for columns and indexes");
        JdbcStore store = store("again_");
        store.migrate();
        store.webhooks().save(webhook());

        runAsATool(store.ddl());
        runAsATool(store.ddl());

        store.validate();
        assertThat(store.webhooks().findAll()).hasSize(1);
    }

    /** As those do that look for semicolons and nothing else. */
    private void runAsATool(String script) throws SQLException {
        for (String statement : script.split(";", -1)) {
            if (!statement.isBlank()) {
                database().execute(statement);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-app", "Hooks", "order", "mit Umlaut ä.1"})
    void aSchemaMayHaveANameThatNeedsQuotes(String name) throws SQLException {
        String schema = name + (name.equals("order") ? "" : "_" + database().name());
        String quote =
                Set.of(Dialect.MARIADB, Dialect.MYSQL).contains(database().dialect()) ? "`" : "\"";
        String quoted = quote + schema + quote;
        database().execute("DROP SCHEMA IF EXISTS " + quoted + (quote.equals("`") ? "" : " CASCADE"));
        database().execute("CREATE SCHEMA " + quoted);
        JdbcStore store = JdbcStore.on(database().dataSource())
                .schema(schema)
                .cipher(SecretCipher.none())
                .build();
        store.migrate();

        store.validate();
        store.webhooks().save(webhook());

        assertThat(store.webhooks().findAll()).hasSize(1);
        assertThat(store.log().purge(Duration.ZERO, 10)).isZero();
        assertThat(database().query("SELECT url FROM " + quoted + ".webhooks_webhook", row -> row.getString(1)))
                .containsExactly("https://example.com");
        assertThatThrownBy(() -> JdbcStore.on(database().dataSource()).schema("a\"b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tablesAreMadeAndUsedInTheSchemaThatWasNamed() throws SQLException {
        String schema = "elsewhere_" + database().name();
        database().execute("CREATE SCHEMA " + schema);
        JdbcStore store = JdbcStore.on(database().dataSource())
                .schema(schema)
                .cipher(SecretCipher.none())
                .build();
        store.migrate();

        store.validate();
        store.webhooks().save(webhook());

        assertThat(database().query("SELECT url FROM " + schema + ".webhooks_webhook", row -> row.getString(1)))
                .containsExactly("https://example.com");
        assertThat(database().store().webhooks().findAll()).isEmpty();
    }

    private JdbcStore store(String prefix) {
        return JdbcStore.on(database().dataSource())
                .tablePrefix(prefix)
                .cipher(SecretCipher.none())
                .build();
    }

    private static Webhook webhook() {
        return Webhook.to("https://example.com").on(EventType.CREATE).build();
    }
}
