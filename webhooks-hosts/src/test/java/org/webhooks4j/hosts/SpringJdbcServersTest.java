package org.webhooks4j.hosts;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngineBuilder;

class SpringJdbcServersTest extends HostTest {

    private DataSource dataSource;
    private DataSourceTransactionManager manager;
    private TransactionTemplate transaction;
    private SpringJdbcServers servers;

    @Override
    protected void connect(DataSource hostDataSource) {
        dataSource = hostDataSource;
        manager = new DataSourceTransactionManager(hostDataSource);
        transaction = new TransactionTemplate(manager);
    }

    @Override
    protected void configure(WebhookEngineBuilder engine) {
        SpringJdbcServers.configure(engine, dataSource, manager);
    }

    @Override
    protected void begin(Webhooks engine) {
        servers = new SpringJdbcServers(new JdbcTemplate(dataSource), transaction, engine);
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
        transaction.executeWithoutResult(status -> {
            servers.create(server);
            throw new Failure();
        });
    }

    @Override
    protected void createButUndoTheSecond(Server first, Server second) {
        TransactionTemplate nested = new TransactionTemplate(manager);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(outer -> {
            servers.create(first);
            nested.executeWithoutResult(inner -> {
                servers.create(second);
                inner.setRollbackOnly();
            });
        });
    }
}
