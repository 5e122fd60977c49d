package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.TransportResponse;

/** H2 as hosts set it up: other databases' manners, and other ways to write names. */
class H2ModesTest {

    private static final TransportResponse OK = new TransportResponse(200, Map.of(), "", false, null, null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MODE=LEGACY",
                "MODE=PostgreSQL",
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "MODE=MySQL",
                "MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "MODE=MariaDB",
                "MODE=DB2",
                "MODE=HSQLDB",
                "DATABASE_TO_LOWER=TRUE",
                "DATABASE_TO_UPPER=FALSE",
                "CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            })
    void whatCanWorkWorks(String settings) throws SQLException {
        JdbcConnectionPool pool = pool("works", settings);
        try {
            JdbcStore store = store(pool);
            store.migrate();
            try (WebhookEngine engine = engine(store)) {
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    engine.in(JdbcTransaction.of(connection))
                            .onObjectEvent(
                                    ObjectEvent.created(Map.of("id", "1")).as("server", "1"));
                    connection.commit();
                }
                assertThat(engine.deliverDue()).isEqualTo(1);
                assertThat(engine.admin()
                                .deliveries()
                                .search(DeliveryQuery.all())
                                .items())
                        .extracting(Delivery::status)
                        .containsExactly(DeliveryStatus.DELIVERED);
                engine.admin().deliveries().replay(ReplayRequest.all());
                assertThat(engine.deliverDue()).isEqualTo(1);
                engine.admin().diagnostics().health();
                engine.admin().diagnostics().activity(null, 1);
            }
            assertThat(store.log().purge(Duration.ZERO, 10)).isEqualTo(1);
            assertThat(store.events().purge(Duration.ZERO, 10)).isEqualTo(1);
        } finally {
            pool.dispose();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSSQLServer", "Oracle", "Derby", "STRICT"})
    void whatCannotIsRefusedByName(String mode) {
        JdbcConnectionPool pool = pool("refused", "MODE=" + mode);
        try {
            JdbcStore store = store(pool);

            assertThatThrownBy(store::migrate)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("MODE=" + mode)
                    .hasMessageContaining("REGULAR");
            assertThatThrownBy(() -> engine(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("MODE=" + mode);
        } finally {
            pool.dispose();
        }
    }

    private static JdbcConnectionPool pool(String name, String settings) {
        return JdbcConnectionPool.create(
                "jdbc:h2:mem:" + name + "_" + settings.replaceAll("\\W", "_")
                        + (settings.isEmpty() ? "" : ";" + settings),
                "sa",
                "");
    }

    private static JdbcStore store(DataSource dataSource) {
        return JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
    }

    private static WebhookEngine engine(JdbcStore store) {
        return WebhookEngine.builder()
                .store(store)
                .webhook(Webhook.to("https://example.com/hook")
                        .id("wh_1")
                        .on(EventType.CREATE)
                        .build())
                .dispatcher(Dispatchers.manual())
                .transport(request -> CompletableFuture.completedFuture(OK))
                .start();
    }
}
