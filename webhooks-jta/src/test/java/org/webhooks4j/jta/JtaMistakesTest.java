package org.webhooks4j.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.StoreException;
import org.webhooks4j.TransactionMismatchException;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.SecretCipher;

/** A mistake is refused with what to do, and leaves the thread's transaction as it was. */
class JtaMistakesTest {

    record Server(String id) {}

    /** Counts wake-ups, and delivers nothing. */
    private record CountingDispatcher(AtomicInteger wakeUps) implements Dispatcher {

        @Override
        public void start(Work work) {}

        @Override
        public void wakeUp() {
            wakeUps.incrementAndGet();
        }

        @Override
        public boolean stop(Duration timeout) {
            return true;
        }
    }

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final AtomicInteger wakeUps = new AtomicInteger();
    private final String url = "jdbc:h2:mem:jta-mistakes-" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    private JtaHost host;

    @BeforeEach
    void open() throws SQLException {
        host = new JtaHost(url, "sa", null, 2);
    }

    @AfterEach
    void close() throws Exception {
        assertThat(JtaHost.MANAGER.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        host.close();
    }

    private WebhookEngine engine(JtaTransactions jta) {
        JdbcStore store =
                JdbcStore.on(jta.storeDataSource()).cipher(SecretCipher.none()).build();
        store.migrate();
        return WebhookEngine.builder()
                .store(store)
                .transactions(jta)
                .dispatcher(new CountingDispatcher(wakeUps))
                .webhook(Webhook.to("https://receiver.example/hook")
                        .id("all")
                        .on(EventType.CREATE)
                        .build())
                .start();
    }

    private static JtaTransactions jta(DataSource dataSource) {
        return JtaTransactions.of(dataSource, JtaHost.MANAGER, JtaHost.REGISTRY);
    }

    private static void raise(WebhookEngine engine, String id) {
        engine.onObjectEvent(EventType.CREATE, new Server(id));
    }

    private JdbcDataSource notEnlisted() {
        JdbcDataSource plain = new JdbcDataSource();
        plain.setURL(url);
        plain.setUser("sa");
        return plain;
    }

    @Test
    void manyEventsOfATransactionWakeUpOnceAndThoseThatAreRolledBackDoNot() throws Exception {
        try (WebhookEngine engine = engine(jta(host.dataSource))) {
            JtaHost.inTransaction(() -> {
                raise(engine, "1");
                raise(engine, "2");
                assertThat(wakeUps).hasValue(0);
            });
            assertThat(wakeUps).hasValue(1);
            JtaHost.rolledBack(() -> raise(engine, "3"));
            assertThat(wakeUps).hasValue(1);
        }
    }

    @Test
    void aDataSourceThatTakesNoPartInTransactionsIsRefused() throws Exception {
        try (WebhookEngine engine = engine(jta(notEnlisted()))) {
            JtaHost.inTransaction(() -> assertThatThrownBy(() -> raise(engine, "1"))
                    .isInstanceOf(TransactionMismatchException.class)
                    .hasMessageContaining("does not take part in the JTA transaction")
                    .hasMessageContaining("JtaTransactions.of"));
            raise(engine, "2");
        }
    }

    /** Whether its connections take part in a transaction could not be seen. */
    @Test
    void aDataSourceWhoseConnectionsAreNotInAutoCommitModeIsRefused() {
        DataSource off = Proxies.of(DataSource.class, (proxy, method, arguments) -> {
            Object result = Proxies.call(notEnlisted(), method, arguments);
            if (result instanceof Connection connection) {
                connection.setAutoCommit(false);
            }
            return result;
        });

        assertThatThrownBy(() -> jta(off))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auto-commit");
    }

    @Test
    void aTransactionOfAnotherDataSourceIsRefusedUnlessBothAreForXa() throws Exception {
        String others = "jdbc:h2:mem:jta-others";
        try (JtaHost other = new JtaHost(others, "sa", null, 2);
                JtaHost otherXa = new JtaHost(others, "sa", JdbcDataSource.class, 2);
                JtaHost xa = new JtaHost(url, "sa", JdbcDataSource.class, 2);
                WebhookEngine engine = engine(jta(host.dataSource));
                WebhookEngine engineXa = engine(jta(xa.dataSource))) {
            JtaHost.rolledBack(() -> {
                other.execute("SELECT 1");
                assertThatThrownBy(() -> raise(engine, "1"))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("both must be XA data sources");
            });
            JtaHost.inTransaction(() -> {
                otherXa.execute("SELECT 1");
                raise(engineXa, "2");
            });
        }
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void ifThePoolHasNoConnectionForTheStoreTheTransactionGoesOn() throws Exception {
        JtaTransactions jta = jta(host.dataSource);
        engine(jta).close();
        try (JtaHost single = new JtaHost(url, "sa", null, 1)) {
            JtaTransactions scarce = jta(single.dataSource);
            try (WebhookEngine engine = engine(scarce)) {
                JtaHost.inTransaction(() -> {
                    single.execute("CREATE TABLE server (id VARCHAR(50))");
                    single.execute("INSERT INTO server VALUES ('1')");
                    assertThatThrownBy(() -> engine.admin().webhooks().find("x"))
                            .isInstanceOf(StoreException.class);
                    assertThat(JtaHost.MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
                    raise(engine, "1");
                });
            }
        }
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void theDataSourceOfTheStoreStandsForTheOneOfTheTransactions() throws Exception {
        DataSource store = jta(host.dataSource).storeDataSource();
        try (WebhookEngine engine = engine(jta(store))) {
            JtaHost.inTransaction(() -> raise(engine, "1"));
            assertThat(wakeUps).hasValue(1);
            JtaHost.rolledBack(() -> raise(engine, "2"));
        }
        assertThat(wakeUps).hasValue(1);
        assertThat(store.unwrap(DataSource.class)).isNotNull();
        assertThat(store).hasToString(host.dataSource + ", outside of JTA transactions");
    }

    @Test
    void aConnectionOfTheStoreIsClosedInTheThreadWhoseTransactionItSuspends() throws Exception {
        DataSource store = jta(host.dataSource).storeDataSource();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            JtaHost.inTransaction(() -> {
                Connection connection = store.getConnection();
                assertThat(JtaHost.MANAGER.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
                other.submit(() -> assertThatThrownBy(connection::close)
                                .isInstanceOf(SQLException.class)
                                .hasMessageContaining("another thread"))
                        .get(60, TimeUnit.SECONDS);
                connection.close();
                assertThat(JtaHost.MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
                connection.close();
                assertThat(JtaHost.MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
            });
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void theStoreCannotEndTheTransaction() throws Exception {
        JtaHost.inTransaction(() -> {
            Connection connection = jta(host.dataSource).current().unwrap(Connection.class);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::close).isInstanceOf(SQLException.class);
            assertThat(connection.isClosed()).isFalse();
        });
        assertThatThrownBy(() -> JtaHost.inTransaction(
                        () -> jta(host.dataSource).current().unwrap(String.class)))
                .isInstanceOf(TransactionMismatchException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> JtaTransactions.of(null, JtaHost.MANAGER, JtaHost.REGISTRY))
                .hasMessageContaining("dataSource is null");
        assertThatThrownBy(() -> JtaTransactions.of(host.dataSource, null, JtaHost.REGISTRY))
                .hasMessageContaining("TransactionManager");
        assertThatThrownBy(() -> JtaTransactions.of(host.dataSource, JtaHost.MANAGER, null))
                .hasMessageContaining("TransactionSynchronizationRegistry");
        assertThatCode(() -> jta(host.dataSource)).doesNotThrowAnyException();
    }
}
