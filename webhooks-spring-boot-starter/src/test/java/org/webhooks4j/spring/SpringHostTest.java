package org.webhooks4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.CREATE;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.webhooks4j.testkit.TestEngineBuilder;

/**
 * The test of a host whose transactions are Spring's: they say when they have committed, so what is due is delivered
 * before the transaction's caller goes on. It needs no application context. Where the test itself is transactional and
 * rolled back at its end, nothing is ever sent; let the code under test commit.
 */
class SpringHostTest {

    private record Server(String id, String name, String status) {}

    /** The code under test. */
    private record ServerRepository(JdbcTemplate jdbc, Webhooks webhooks) {

        void insert(Server server) {
            jdbc.update("INSERT INTO server VALUES (?, ?, ?)", server.id(), server.name(), server.status());
            webhooks.onObjectEvent(CREATE, server);
        }
    }

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:spring-host-test;DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(manager);
    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final TestEngineBuilder test = TestEngine.sendingTo(receiver)
            .with(engine -> engine.transactions(SpringTransactions.of(pool, manager)))
            .webhook(Webhook.to(receiver.url()).on(CREATE).build());

    @BeforeEach
    void createTables() {
        jdbc.execute("CREATE TABLE server (id VARCHAR(50) PRIMARY KEY, name VARCHAR(50), status VARCHAR(50))");
    }

    @AfterEach
    void dropTables() {
        jdbc.execute("DROP ALL OBJECTS");
        pool.dispose();
    }

    private void insertTwoAndRollTheSecondBack(TestEngine webhooks) {
        ServerRepository servers = new ServerRepository(jdbc, webhooks);
        Server kept = new Server("srv-1", "web-01", "active");
        transaction.executeWithoutResult(status -> {
            servers.insert(kept);
            assertThat(receiver).as("before the commit").receivedNothing();
        });
        assertThat(receiver).received(1).last().hasObject(kept);
        transaction.executeWithoutResult(status -> {
            servers.insert(new Server("srv-2", "web-02", "active"));
            status.setRollbackOnly();
        });
        assertThat(receiver).received(1);
        assertThat(webhooks).hasDeliveries(1);
    }

    @Test
    void whatIsCommittedIsSentAndWhatIsRolledBackIsNot() {
        JdbcStore store = JdbcStore.on(pool).cipher(SecretCipher.none()).build();
        store.migrate();
        try (TestEngine webhooks = test.store(store).start()) {
            insertTwoAndRollTheSecondBack(webhooks);
        }
    }

    @Test
    void soItIsWithoutTablesForWebhooks() {
        try (TestEngine webhooks = test.start()) {
            insertTwoAndRollTheSecondBack(webhooks);
        }
    }
}
