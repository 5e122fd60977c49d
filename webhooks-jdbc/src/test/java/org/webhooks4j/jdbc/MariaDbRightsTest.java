package org.webhooks4j.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbRightsTest extends RightsTests {

    private String url = "";

    @BeforeEach
    void users() {
        url = MariaDbServer.newServerWithUsers(
                "cmdb",
                "DELETE FROM mysql.global_priv WHERE User = ''; FLUSH PRIVILEGES; CREATE DATABASE cmdb;"
                        + " CREATE USER 'admin'@'%'; GRANT ALL ON *.* TO 'admin'@'%' WITH GRANT OPTION;"
                        + " CREATE USER 'app_owner'@'%'; CREATE USER 'app'@'%';");
    }

    @Override
    String section() {
        return "MariaDB and MySQL";
    }

    @Override
    DataSource as(String user) throws SQLException {
        return new MariaDbDataSource(url + "?user=" + user);
    }

    @Override
    void letConnect() throws SQLException {
        execute("admin", "GRANT SELECT ON webhooks_base TO 'app'@'%'");
    }

    @Override
    String app() {
        return "'app'@'%'";
    }

    @Override
    String grantor() {
        return "admin";
    }
}
