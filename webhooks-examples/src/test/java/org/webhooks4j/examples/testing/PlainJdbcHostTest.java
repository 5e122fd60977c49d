package org.webhooks4j.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.EventType.CREATE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.jdbc.JdbcTransaction;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.testkit.DrivenClock;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.webhooks4j.testkit.TestEngineBuilder;
import org.webhooks4j.testkit.WebhooksExtension;

/**
 * Shows the test of a host with plain JDBC. Events are part of its own transactions, so an event that is rolled back is
 * never sent. The store is real, and the test drives the time.
 */
@ExtendWith(WebhooksExtension.class)
class PlainJdbcHostTest {

    /** The code under test: one transaction for the row and its event. */
    private record ServerDao(DataSource dataSource, Webhooks webhooks) {

        void insert(Server server) throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO server VALUES (?, ?, ?)")) {
                    webhooks.in(JdbcTransaction.of(connection)).onObjectEvent(CREATE, server);
                    insert.setString(1, server.id());
                    insert.setString(2, server.name());
                    insert.setString(3, server.status());
                    insert.executeUpdate();
                    connection.commit();
                } catch (SQLException e) {
                    connection.rollback();
                    throw e;
                }
            }
        }
    }

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:plain-jdbc-host-test;DB_CLOSE_DELAY=-1", "sa", "");
    private final ScriptedReceiver receiver;
    private final TestEngineBuilder test;

    PlainJdbcHostTest(ScriptedReceiver receiver, TestEngineBuilder test) {
        this.receiver = receiver;
        this.test = test;
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE server (id VARCHAR(50) PRIMARY KEY, name VARCHAR(50), status VARCHAR(50))");
        store().migrate();
    }

    @AfterEach
    void dropTables() throws SQLException {
        execute("DROP ALL OBJECTS");
        pool.dispose();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private JdbcStore store() {
        return JdbcStore.on(pool).cipher(SecretCipher.none()).build();
    }

    private TestEngine start() {
        return test.store(store())
                .with(engine ->
                        engine.retryPolicy(RetryPolicy.schedule(List.of(Duration.ofMinutes(5), Duration.ofDays(3)), 0)))
                .webhook(Webhook.to(receiver.url())
                        .id("inventory")
                        .on(CREATE)
                        .signedWith(SigningKey.generate())
                        .build())
                .start();
    }

    @Test
    void whatIsCommittedIsSent() throws SQLException {
        TestEngine webhooks = start();
        Server server = new Server("srv-1", "web-01", "active");
        new ServerDao(pool, webhooks).insert(server);
        assertThat(receiver).receivedNothing();

        webhooks.deliverDue();

        assertThat(receiver).received(1).last().isVerified().hasObject(server);
        assertThat(webhooks).onlyDelivery().isDelivered();
    }

    @Test
    void whatIsRolledBackIsNot() throws SQLException {
        TestEngine webhooks = start();
        ServerDao dao = new ServerDao(pool, webhooks);
        dao.insert(new Server("srv-1", "web-01", "active"));
        Server twice = new Server("srv-1", "web-02", "active");
        assertThatThrownBy(() -> dao.insert(twice)).isInstanceOf(SQLException.class);

        webhooks.runUntilIdle();

        assertThat(receiver).received(1).last().hasField("data.object.name", "web-01");
        assertThat(webhooks).hasDeliveries(1);
    }

    @Test
    void retriesInTheDatabaseGoByTheTestsClock() throws SQLException {
        receiver.replying(500, 500, 200);
        TestEngine webhooks = start();
        new ServerDao(pool, webhooks).insert(new Server("srv-1", "web-01", "active"));
        webhooks.deliverDue();
        assertThat(webhooks).onlyDelivery().isNextAttemptedAt(DrivenClock.BEGIN.plus(Duration.ofMinutes(5)));

        webhooks.runUntilIdle();

        assertThat(webhooks)
                .onlyDelivery()
                .hasOutcomes(Outcome.REJECTED, Outcome.REJECTED, Outcome.DELIVERED)
                .wasAttemptedAt(
                        DrivenClock.BEGIN,
                        DrivenClock.BEGIN.plus(Duration.ofMinutes(5)),
                        DrivenClock.BEGIN.plus(Duration.ofMinutes(5)).plus(Duration.ofDays(3)));
        assertThat(receiver).received(3).repeatsAreIdentical();
    }
}
