package org.webhooks4j.hosts;

import static org.webhooks4j.EventType.CREATE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.webhooks4j.EventSink;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhooks;
import org.webhooks4j.jdbc.JdbcTransaction;

/** Plain JDBC: one method begins and ends each transaction, and reports its commit. */
public record JdbcServers(DataSource dataSource, Webhooks webhooks) {

    /** What an application does in one transaction. */
    public interface Work {

        void run(Connection connection, EventSink events) throws SQLException;
    }

    public void inTransaction(Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTransaction transaction = JdbcTransaction.of(connection);
            try {
                work.run(connection, webhooks.in(transaction));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            transaction.committed();
        }
    }

    public void insert(Connection connection, EventSink events, Server server) throws SQLException {
        update(
                connection,
                "INSERT INTO server (id, name, status) VALUES (?, ?, ?)",
                server.id(),
                server.name(),
                server.status());
        events.onObjectEvent(CREATE, server);
    }

    public void rename(Connection connection, EventSink events, Server before, String name) throws SQLException {
        update(connection, "UPDATE server SET name = ? WHERE id = ?", name, before.id());
        events.onObjectEvent(ObjectEvent.updated(before, before.withName(name)));
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
