package org.webhooks4j.jta;

import java.sql.SQLException;

class H2JtaTransactionsTest extends JtaTransactionsTests {

    @Override
    JtaHost open(String name) throws SQLException {
        return new JtaHost("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", null, 4);
    }
}
