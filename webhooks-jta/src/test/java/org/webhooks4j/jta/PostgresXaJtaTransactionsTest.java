package org.webhooks4j.jta;

import java.sql.SQLException;
import org.postgresql.xa.PGXADataSource;

class PostgresXaJtaTransactionsTest extends JtaTransactionsTests {

    @Override
    JtaHost open(String name) throws SQLException {
        return new JtaHost(PostgresServer.url(), "postgres", PGXADataSource.class, 4);
    }
}
