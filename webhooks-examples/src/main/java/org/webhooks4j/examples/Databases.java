package org.webhooks4j.examples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.SecretCipher;

/** The data source that a host with a database already has; here an H2 that lives as long as the process. */
public final class Databases {

    private Databases() {}

    public static DataSource inMemory(String name, String createTable) throws SQLException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = dataSource.getConnection()) {
            update(connection, createTable);
        }
        return dataSource;
    }

    /** Builds an engine that keeps events, queue and log in the host's database, and may send to this machine. */
    public static WebhookEngineBuilder engineOn(DataSource dataSource) {
        JdbcStore store = JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
        store.migrate();
        return WebhookEngine.builder()
                .store(store)
                .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"));
    }

    static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
