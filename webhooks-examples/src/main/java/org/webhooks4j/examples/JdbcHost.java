package org.webhooks4j.examples;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.webhooks4j.EventSink;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.Receiver;
import org.webhooks4j.jdbc.JdbcTransaction;

/**
 * A host with plain JDBC. Its data-access code changes a row and raises the event through the same connection, so the
 * database commits both or neither: the engine never sends the renaming that is rolled back below. {@code committed()}
 * is optional; it saves the first request the wait for the next poll.
 */
public final class JdbcHost {

    private JdbcHost() {}

    record Server(String id, String name) {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        DataSource dataSource =
                Databases.inMemory("jdbc_host", "CREATE TABLE server (id VARCHAR(50), name VARCHAR(50))");
        SigningKey key = SigningKey.generate();
        try (Receiver receiver = Receiver.start().trust("/servers", key.reveal());
                WebhookEngine engine = Databases.engineOn(dataSource)
                        .webhook(Webhook.to(receiver.url("/servers"))
                                .id("inventory")
                                .on(EventType.CREATE, EventType.UPDATE)
                                .signedWith(key)
                                .build())
                        .start();
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Server server = new Server("srv-1", "web-01");

            JdbcTransaction transaction = JdbcTransaction.of(connection);
            insert(connection, engine.in(transaction), server);
            connection.commit();
            transaction.committed();

            rename(connection, engine.in(JdbcTransaction.of(connection)), server, "never-sent");
            connection.rollback();

            rename(connection, engine.in(JdbcTransaction.of(connection)), server, "web-02");
            connection.commit();
            receiver.print(2);
        }
    }

    private static void insert(Connection connection, EventSink events, Server server) throws SQLException {
        Databases.update(connection, "INSERT INTO server (id, name) VALUES (?, ?)", server.id(), server.name());
        events.onObjectEvent(ObjectEvent.created(server).by("alice"));
    }

    private static void rename(Connection connection, EventSink events, Server before, String name)
            throws SQLException {
        Server after = new Server(before.id(), name);
        Databases.update(connection, "UPDATE server SET name = ? WHERE id = ?", name, before.id());
        events.onObjectEvent(ObjectEvent.updated(before, after).by("bob"));
    }
}
