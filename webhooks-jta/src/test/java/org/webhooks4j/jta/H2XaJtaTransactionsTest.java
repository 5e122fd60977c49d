package org.webhooks4j.jta;

import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;

class H2XaJtaTransactionsTest extends JtaTransactionsTests {

    @Override
    JtaHost open(String name) throws SQLException {
        return new JtaHost("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", JdbcDataSource.class, 4);
    }
}
