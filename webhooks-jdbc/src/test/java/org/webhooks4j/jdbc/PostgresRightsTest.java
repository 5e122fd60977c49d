package org.webhooks4j.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresRightsTest extends RightsTests {

    private static int databases;

    private String url = "";

    @BeforeEach
    void users() throws SQLException {
        url = PostgresServer.NEWEST.newDatabaseUrl("rights" + databases);
        if (databases++ == 0) { // users are the server's
            execute("admin", "CREATE ROLE app_owner LOGIN");
            execute("admin", "CREATE ROLE app LOGIN");
        }
    }

    @Override
    String section() {
        return "PostgreSQL";
    }

    @Override
    DataSource as(String user) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url.replaceFirst("user=[^&]*", "user=" + (user.equals("admin") ? "postgres" : user)));
        return dataSource;
    }

    @Override
    String grantor() {
        return "app_owner";
    }
}
