package org.webhooks4j.examples;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.Receiver;
import org.webhooks4j.spi.WebhookRepository;

/**
 * A host that has its own table of webhooks and its own pages to edit them. A row implements the interface
 * {@link Webhook}, and the DAO is a {@link WebhookRepository} with one method. The store still keeps events, queue and
 * log.
 */
public final class OwnTableHost {

    static final String TABLE =
            "CREATE TABLE hook (id VARCHAR(9), name VARCHAR(99), url VARCHAR(99), event VARCHAR(9), secret VARCHAR(99))";

    private OwnTableHost() {}

    record HookRow(String id, String name, String url, Set<EventType> eventTypes, List<SigningKey> signingKeys)
            implements Webhook {}

    record HookDao(DataSource dataSource) implements WebhookRepository {

        @Override
        public List<Webhook> findAll() {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id, name, url, event, secret FROM hook")) {
                List<Webhook> hooks = new ArrayList<>();
                while (row.next()) {
                    hooks.add(new HookRow(
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("url"),
                            Set.of(EventType.of(row.getString("event"))),
                            List.of(SigningKey.of(row.getString("secret")))));
                }
                return hooks;
            } catch (SQLException e) {
                throw new StoreException("the table hook cannot be read", e);
            }
        }
    }

    record Server(String id, String name) {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        String secret = SigningKey.generate().reveal();
        DataSource dataSource = Databases.inMemory("own_table_host", TABLE);
        try (Receiver receiver = Receiver.start().trust("/audit", secret);
                Connection connection = dataSource.getConnection()) {
            Databases.update(
                    connection,
                    "INSERT INTO hook (id, name, url, event, secret) VALUES ('1', 'Audit trail', ?, 'DELETE', ?)",
                    receiver.url("/audit"),
                    secret);
            try (WebhookEngine webhooks = Databases.engineOn(dataSource)
                    .repository(new HookDao(dataSource))
                    .start()) {
                webhooks.onObjectEvent(ObjectEvent.deleted(new Server("srv-1", "web-01")));
                receiver.print(1);
            }
        }
    }
}
