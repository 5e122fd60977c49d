package org.webhooks4j.hosts;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.webhooks4j.Webhooks;

class JdbiServersTest extends HostTest {

    private Jdbi jdbi;
    private JdbiServers servers;

    @Override
    protected void connect(DataSource hostDataSource) {
        jdbi = Jdbi.create(hostDataSource);
    }

    @Override
    protected void begin(Webhooks engine) {
        servers = new JdbiServers(jdbi, engine);
    }

    @Override
    protected void create(Server server) {
        servers.create(server);
    }

    @Override
    protected void rename(Server before, String name) {
        servers.rename(before, name);
    }

    @Override
    protected void createAndFail(Server server) {
        jdbi.useTransaction(handle -> {
            servers.insert(handle, server);
            throw new Failure();
        });
    }

    @Override
    protected void createButUndoTheSecond(Server first, Server second) {
        jdbi.useTransaction(handle -> {
            servers.insert(handle, first);
            handle.savepoint("second");
            servers.insert(handle, second);
            handle.rollbackToSavepoint("second");
        });
    }
}
