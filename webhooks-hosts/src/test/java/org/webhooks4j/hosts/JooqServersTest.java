package org.webhooks4j.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngineBuilder;

class JooqServersTest extends HostTest {

    private DSLContext jooq;
    private JooqServers servers;

    @Override
    protected void connect(DataSource hostDataSource) {
        jooq = DSL.using(new DefaultConfiguration()
                .set(hostDataSource)
                .set(database == HostDatabase.H2 ? SQLDialect.H2 : SQLDialect.POSTGRES)
                .set(new JooqTransactions()));
    }

    @Override
    protected void configure(WebhookEngineBuilder engine) {
        JooqServers.configure(engine);
    }

    @Override
    protected void begin(Webhooks engine) {
        servers = new JooqServers(jooq, engine);
    }

    private static ServerRecord row(Server server) {
        return new ServerRecord(server.id(), server.name(), server.status());
    }

    @Override
    protected void create(Server server) {
        servers.create(row(server));
    }

    @Override
    protected void rename(Server before, String name) {
        servers.rename(before.id(), name);
    }

    @Override
    protected void createAndFail(Server server) {
        jooq.transaction(configuration -> {
            servers.insert(configuration, row(server));
            throw new Failure();
        });
    }

    @Override
    protected void createButUndoTheSecond(Server first, Server second) {
        jooq.transaction(configuration -> {
            servers.insert(configuration, row(first));
            assertThatThrownBy(() -> configuration.dsl().transaction(nested -> {
                        servers.insert(nested, row(second));
                        throw new Failure();
                    }))
                    .isInstanceOf(Failure.class);
        });
    }

    @Test
    void aNestedTransactionIsSentWhenTheOuterOneCommits() {
        jooq.transaction(outer -> {
            servers.insert(outer, row(WEB_01));
            outer.dsl().transaction(nested -> servers.insert(nested, row(WEB_02)));
            assertThat(receiver()).receivedNothing();
        });

        assertThat(receiver()).received(2);
    }
}
