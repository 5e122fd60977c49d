package org.webhooks4j.examples;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.webhooks4j.EventSink;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.Receiver;
import org.webhooks4j.jdbc.JdbcTransaction;

/**
 * A host that writes one object in several steps of one transaction. Its data-access code gets a unit of work as an
 * {@link EventSink} and does not depend on it: the receiver gets one event, with the last state.
 */
public final class UnitOfWorkHost {

    private UnitOfWorkHost() {}

    record Server(String id, String name) {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        DataSource dataSource =
                Databases.inMemory("unit_host", "CREATE TABLE server (id VARCHAR(50), name VARCHAR(50))");
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
            JdbcTransaction transaction = JdbcTransaction.of(connection);
            try (UnitOfWork unit = engine.in(transaction).unitOfWork()) {
                Server server = new Server("srv-1", "new server");
                insert(connection, unit, server);
                rename(connection, unit, server, "web-01");
                unit.complete();
            }
            connection.commit();
            transaction.committed();
            receiver.print(1);
        }
    }

    private static void insert(Connection connection, EventSink events, Server server) throws SQLException {
        Databases.update(connection, "INSERT INTO server (id, name) VALUES (?, ?)", server.id(), server.name());
        events.onObjectEvent(ObjectEvent.created(server));
    }

    private static void rename(Connection connection, EventSink events, Server before, String name)
            throws SQLException {
        Server after = new Server(before.id(), name);
        Databases.update(connection, "UPDATE server SET name = ? WHERE id = ?", name, before.id());
        events.onObjectEvent(ObjectEvent.updated(before, after));
    }
}
