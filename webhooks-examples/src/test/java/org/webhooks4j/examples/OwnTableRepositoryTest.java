package org.webhooks4j.examples;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.testkit.WebhookRepositoryContract;

/** Shows how a host tests the repository over its own table: by the contract of every repository. */
class OwnTableRepositoryTest extends WebhookRepositoryContract {

    private static int databases;

    private DataSource dataSource;

    @BeforeEach
    void createTable() throws SQLException {
        dataSource = Databases.inMemory("own_table_" + ++databases, OwnTableHost.TABLE);
    }

    @Override
    protected WebhookRepository repository() {
        return new OwnTableHost.HookDao(dataSource);
    }

    @Override
    protected void put(Webhook webhook) {
        try (Connection connection = dataSource.getConnection()) {
            Databases.update(
                    connection,
                    "INSERT INTO hook (id, name, url, event, secret) VALUES (?, ?, ?, ?, ?)",
                    webhook.id(),
                    webhook.name(),
                    webhook.url(),
                    webhook.eventTypes().iterator().next().value(),
                    webhook.signingKeys().get(0).reveal());
        } catch (SQLException e) {
            throw new StoreException("the webhook cannot be stored", e);
        }
    }
}
