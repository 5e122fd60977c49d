package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.TransportResponse;

/** Users who have just the rights that docs/databases.md gives them, on one database. */
abstract class RightsTests {

    private static final Path DOCUMENT = Path.of("..", "docs", "databases.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sql\n(.*?)```");

    /** The heading of the database's section. */
    abstract String section();

    /**
     * Connects as {@code admin}, {@code app_owner} or {@code app}; the last two have no rights when the test begins.
     */
    abstract DataSource as(String user) throws SQLException;

    @Test
    void theDocumentedRightsAreEnoughAndMigrateNeedsNoMoreOnceItIsDone() throws Exception {
        grant(0, "admin");
        store("app_owner").migrate();
        grant(1, grantor());

        JdbcStore store = store("app");
        store.migrate();
        store.validate();
        use(store);
        assertThat(store.log().purge(Duration.ZERO, 100)).isPositive();
        assertThat(store.events().purge(Duration.ZERO, 100)).isPositive();
        assertThat(store.management().skipped().purge(Duration.ZERO, 100)).isPositive();
        assertThat(store.management().audit().purge(Duration.ZERO, 100)).isPositive();
        assertThatThrownBy(() -> execute("app", "CREATE TABLE not_allowed (id INT)"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void missingRightsAreFoundBeforeTheyAreNeededAndComeWithTheirGrants() throws Exception {
        grant(0, "admin");
        store("app_owner").migrate();
        letConnect();
        JdbcStore store = store("app");

        String all = refusalOf(store);
        assertThat(all)
                .contains("lacks rights that a running engine needs")
                .contains("GRANT SELECT ON webhooks_schema TO ")
                .contains("GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks_log TO ")
                .contains("GRANT SELECT, INSERT, DELETE ON webhooks_audit TO ");
        for (String statement : all.substring(all.indexOf("GRANT ")).split("; ", -1)) {
            execute(grantor(), statement);
        }
        store.validate();
        use(store);

        for (String right :
                List.of("INSERT ON webhooks_skipped", "UPDATE ON webhooks_log", "DELETE ON webhooks_event")) {
            execute(grantor(), "REVOKE " + right + " FROM " + app());
            assertThat(refusalOf(store)).containsOnlyOnce("GRANT ").contains("GRANT " + right + " TO ");
            execute(grantor(), "GRANT " + right + " TO " + app());
            store.validate();
        }

        execute(grantor(), "REVOKE SELECT ON webhooks_webhook FROM " + app());
        assertThatThrownBy(store.webhooks()::findAll)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("lacks a right; grant it ")
                .hasMessageContaining("GRANT SELECT, INSERT, UPDATE, DELETE ON ")
                .hasMessageMatching("(?is).*The database says: .*(denied|not enough rights).*webhooks_webhook.*");
    }

    /** Gives the user {@code app} what a database wants before it lets a user in. */
    void letConnect() throws SQLException {}

    /** The user {@code app} as statements name it. */
    String app() {
        return "app";
    }

    private static String refusalOf(JdbcStore store) {
        return String.valueOf(
                catchThrowableOfType(StoreException.class, store::validate).getMessage());
    }

    /** Who may pass on rights on the new tables. */
    abstract String grantor();

    /** Everything of the engine that writes. */
    private void use(JdbcStore store) throws SQLException {
        int[] status = {500};
        try (WebhookEngine engine = WebhookEngine.builder()
                .store(store)
                .dispatcher(Dispatchers.manual())
                .transport(request -> CompletableFuture.completedFuture(
                        new TransportResponse(status[0], Map.of(), "", false, null, null, null)))
                .start()) {
            Webhook webhook = engine.admin()
                    .webhooks()
                    .create(Webhook.to("https://example.com/hook")
                            .id("wh_1")
                            .on(EventType.CREATE)
                            .retryDelays(List.of(Duration.ZERO))
                            .build());
            engine.admin().diagnostics().trace(webhook.id(), Duration.ofHours(1));
            raise(engine, EventType.CREATE, "1");
            raise(engine, EventType.DELETE, "1");
            assertThat(engine.deliverDue()).isPositive();
            status[0] = 200;
            raise(engine, EventType.CREATE, "2");
            assertThat(engine.deliverDue()).isPositive();
            engine.admin().deliveries().replay(ReplayRequest.all());
            engine.deliverDue();
            engine.admin().diagnostics().health();
            engine.admin().diagnostics().activity(null, 1);
            assertThat(engine.admin().deliveries().search(DeliveryQuery.all()).items())
                    .isNotEmpty();
            engine.admin().webhooks().deactivate(webhook.id());
            engine.admin().webhooks().delete(webhook.id());
        }
    }

    private void raise(WebhookEngine engine, EventType type, String id) throws SQLException {
        try (Connection connection = as("app").getConnection()) {
            connection.setAutoCommit(false);
            engine.in(JdbcTransaction.of(connection))
                    .onObjectEvent(ObjectEvent.of(type, Map.of("id", id)).as("server", id));
            connection.commit();
        }
    }

    private JdbcStore store(String user) throws SQLException {
        return JdbcStore.on(as(user)).cipher(SecretCipher.none()).build();
    }

    private void grant(int block, String grantor) throws IOException, SQLException {
        String document = Files.readString(DOCUMENT);
        Matcher blocks = BLOCK.matcher(document.substring(document.indexOf("### " + section() + "\n")));
        for (int i = 0; i <= block; i++) {
            assertThat(blocks.find()).isTrue();
        }
        for (String statement : blocks.group(1).split(";", -1)) {
            if (!statement.isBlank()) {
                execute(grantor, statement);
            }
        }
    }

    final void execute(String user, String sql) throws SQLException {
        try (Connection connection = as(user).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
