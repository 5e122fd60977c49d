package org.webhooks4j.jta;

import java.sql.SQLException;

class PostgresJtaTransactionsTest extends JtaTransactionsTests {

    @Override
    JtaHost open(String name) throws SQLException {
        return new JtaHost(PostgresServer.url(), "postgres", null, 4);
    }
}
