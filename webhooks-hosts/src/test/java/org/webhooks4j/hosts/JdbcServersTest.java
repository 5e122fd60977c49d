package org.webhooks4j.hosts;

import java.sql.Savepoint;
import javax.sql.DataSource;
import org.webhooks4j.Webhooks;

class JdbcServersTest extends HostTest {

    private DataSource dataSource;
    private JdbcServers servers;

    @Override
    protected void connect(DataSource hostDataSource) {
        dataSource = hostDataSource;
    }

    @Override
    protected void begin(Webhooks engine) {
        servers = new JdbcServers(dataSource, engine);
    }

    @Override
    protected void create(Server server) throws Exception {
        servers.inTransaction((connection, events) -> servers.insert(connection, events, server));
    }

    @Override
    protected void rename(Server before, String name) throws Exception {
        servers.inTransaction((connection, events) -> servers.rename(connection, events, before, name));
    }

    @Override
    protected void createAndFail(Server server) throws Exception {
        servers.inTransaction((connection, events) -> {
            servers.insert(connection, events, server);
            throw new Failure();
        });
    }

    @Override
    protected void createButUndoTheSecond(Server first, Server second) throws Exception {
        servers.inTransaction((connection, events) -> {
            servers.insert(connection, events, first);
            Savepoint savepoint = connection.setSavepoint();
            servers.insert(connection, events, second);
            connection.rollback(savepoint);
        });
    }
}
