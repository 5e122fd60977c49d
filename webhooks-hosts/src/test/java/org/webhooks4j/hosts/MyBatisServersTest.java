package org.webhooks4j.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhooks;

class MyBatisServersTest extends HostTest {

    private SqlSessionFactory sessions;
    private MyBatisServers servers;

    @Override
    protected void connect(DataSource hostDataSource) {
        Configuration configuration =
                new Configuration(new Environment("test", new JdbcTransactionFactory(), hostDataSource));
        configuration.addMapper(MyBatisServers.ServerMapper.class);
        sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    @Override
    protected void begin(Webhooks engine) {
        servers = new MyBatisServers(sessions, engine);
    }

    @Override
    protected void create(Server server) {
        servers.inTransaction((session, events) -> servers.insert(session, events, server));
    }

    @Override
    protected void rename(Server before, String name) {
        servers.inTransaction((session, events) -> servers.rename(session, events, before, name));
    }

    @Override
    protected void createAndFail(Server server) {
        servers.inTransaction((session, events) -> {
            servers.insert(session, events, server);
            throw new Failure();
        });
    }

    @Override
    protected void createButUndoTheSecond(Server first, Server second) {
        servers.inTransaction((session, events) -> {
            servers.insert(session, events, first);
            try {
                Savepoint savepoint = session.getConnection().setSavepoint();
                servers.insert(session, events, second);
                session.getConnection().rollback(savepoint);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** MyBatis ends a session in which it wrote nothing by a switch to auto-commit, which commits. */
    @Test
    void anEventWithoutAWriteOfMyBatisIsRolledBackToo() {
        assertThatThrownBy(() -> servers.inTransaction((session, events) -> {
                    events.onObjectEvent(EventType.CREATE, WEB_01);
                    throw new Failure();
                }))
                .isInstanceOf(Failure.class);

        assertThat(webhooks()).hasNoDeliveries();
    }

    @Test
    void anEventWithoutAWriteOfMyBatisIsCommittedToo() {
        servers.inTransaction((session, events) -> events.onObjectEvent(EventType.CREATE, WEB_01));

        assertThat(receiver()).received(1).last().hasObject(WEB_01);
    }
}
