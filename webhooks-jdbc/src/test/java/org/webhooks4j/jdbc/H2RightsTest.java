package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class H2RightsTest extends RightsTests {

    /** Keeps the database. */
    private @Nullable Connection open;

    @BeforeEach
    void users() throws SQLException {
        open = as("admin").getConnection();
        execute("admin", "CREATE USER app_owner PASSWORD ''");
        execute("admin", "CREATE USER app PASSWORD ''");
    }

    @AfterEach
    void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }

    @Override
    String section() {
        return "H2";
    }

    @Override
    DataSource as(String user) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:rights");
        dataSource.setUser(user);
        dataSource.setPassword("");
        return dataSource;
    }

    @Override
    String grantor() {
        return "admin";
    }
}
