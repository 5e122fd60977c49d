package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.spi.SecretCipher;

/**
 * A thread of the host's that was interrupted calls the library, on a database that H2 closes for everybody if the
 * driver finds its thread interrupted.
 */
class InterruptedCallerTest {

    record Server(String id, String name) {}

    @TempDir
    Path folder;

    private final Set<String> interrupted = new TreeSet<>();
    private String url = "";

    @Test
    void noCallOfAnInterruptedThreadReachesTheDriverInterrupted() throws SQLException {
        url = "jdbc:h2:file:" + folder.resolve("host") + ";CACHE_SIZE=0";
        try (Connection host = DriverManager.getConnection(url);
                Statement statement = host.createStatement();
                Connection transaction = watched(DriverManager.getConnection(url))) {
            statement.execute("CREATE TABLE server (number INT)");
            JdbcStore.on(watched()).cipher(SecretCipher.none()).build().migrate();
            host.setAutoCommit(false);
            transaction.setAutoCommit(false);
            Map<String, Runnable> calls = calls(transaction);
            int rows = 0;
            for (Map.Entry<String, Runnable> call : calls.entrySet()) {
                statement.execute("INSERT INTO server VALUES (1)");
                Thread.currentThread().interrupt();
                try {
                    call.getValue().run();
                } finally {
                    assertThat(Thread.interrupted())
                            .as("%s leaves the interrupt to its caller", call.getKey())
                            .isTrue();
                }
                assertThat(interrupted).as(call.getKey()).isEmpty();
                host.commit();
                rows++;
            }
            assertThat(Jdbc.query(host, "SELECT COUNT(*) FROM server", row -> row.getInt(1)))
                    .containsExactly(rows);
        }
    }

    private Map<String, Runnable> calls(Connection transaction) {
        JdbcStore store = JdbcStore.on(watched()).cipher(SecretCipher.none()).build();
        WebhookEngine engine = WebhookEngine.builder()
                .store(store)
                .transport(request -> CompletableFuture.failedFuture(new IllegalStateException("no receiver")))
                .dispatcher(Dispatchers.manual())
                .start();
        WebhookAdmin admin = engine.admin();
        Webhook webhook = Webhook.to("https://example.com")
                .id("wh_a")
                .on(EventType.CREATE)
                .build();
        ObjectEvent event = ObjectEvent.created(new Server("1", "web-01"));
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "build a store",
                () -> JdbcStore.on(watched())
                        .cipher(SecretCipher.none())
                        .schema("PUBLIC")
                        .build());
        calls.put("migrate", store::migrate);
        calls.put(
                "build an engine",
                () -> WebhookEngine.builder().store(store).build().close());
        calls.put("create", () -> admin.webhooks().create(webhook));
        calls.put("raise", () -> engine.onObjectEvent(event));
        calls.put(
                "raise in a transaction",
                () -> engine.in(JdbcTransaction.of(transaction)).onObjectEvents(List.of(event)));
        calls.put("deliver", engine::deliverDue);
        calls.put("list", admin::webhooks);
        calls.put("find", () -> admin.webhooks().find("wh_a"));
        calls.put("deliveries", () -> admin.deliveries().search(DeliveryQuery.all()));
        calls.put(
                "pending deliveries",
                () -> admin.deliveries().search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING)));
        calls.put("replay", () -> admin.deliveries().replay(ReplayRequest.all()));
        calls.put("health", () -> admin.diagnostics().health());
        calls.put("activity", () -> admin.diagnostics().activity("wh_a", 1));
        calls.put("trace", () -> admin.diagnostics().trace("wh_a", Duration.ofHours(1)));
        calls.put("skipped", () -> admin.diagnostics().skipped(SkippedQuery.of("wh_a")));
        calls.put("changes", () -> admin.diagnostics().changes("wh_a", null));
        calls.put("explain", () -> admin.diagnostics().explain(event));
        calls.put("test", () -> admin.diagnostics().test("wh_a"));
        calls.put("backfill", () -> admin.backfills().run("wh_a", Backfill.of((cursor, step) -> {})));
        calls.put("backfill that is interrupted", () -> {
            assertThat(Thread.interrupted()).isTrue();
            admin.backfills().run("wh_a", Backfill.of((cursor, step) -> {
                Thread.currentThread().interrupt();
                step.take(JdbcTransaction.of(transaction), new Page<>(List.of(event), "1"));
            }));
        });
        calls.put("progress", () -> admin.backfills().progress("wh_a"));
        calls.put(
                "export and import",
                () -> admin.webhooks()
                        .importAll(WebhookImport.of(admin.webhooks().exportAll())));
        calls.put("deactivate", () -> admin.webhooks().deactivate("wh_a"));
        calls.put("rotate", () -> admin.webhooks().rotateSecret("wh_a", Duration.ZERO));
        calls.put("delete", () -> admin.webhooks().delete("wh_a"));
        calls.put("purge", () -> store.log().purge(Duration.ZERO, 100));
        calls.put("close", engine::close);
        return calls;
    }

    private DataSource watched() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        return new ConnectionsOnly() {

            @Override
            public Connection getConnection() throws SQLException {
                note("getConnection");
                return watched(dataSource.getConnection());
            }
        };
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    note(method.getName());
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void note(String call) {
        if (Thread.currentThread().isInterrupted()) {
            interrupted.add(call);
        }
    }
}
