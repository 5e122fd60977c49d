package org.webhooks4j.hosts;

import static org.webhooks4j.EventType.CREATE;

import java.util.function.BiConsumer;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.webhooks4j.EventSink;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhooks;
import org.webhooks4j.jdbc.JdbcTransaction;

/** MyBatis: a session has the connection; one method begins and ends each transaction, and reports its commit. */
public record MyBatisServers(SqlSessionFactory sessions, Webhooks webhooks) {

    public interface ServerMapper {

        @Insert("INSERT INTO server (id, name, status) VALUES (#{id}, #{name}, #{status})")
        void insert(Server server);

        @Update("UPDATE server SET name = #{name} WHERE id = #{id}")
        void rename(@Param("id") String id, @Param("name") String name);
    }

    public void inTransaction(BiConsumer<SqlSession, EventSink> work) {
        try (SqlSession session = sessions.openSession()) {
            JdbcTransaction transaction = JdbcTransaction.of(session.getConnection());
            try {
                work.accept(session, webhooks.in(transaction));
                session.commit(true);
            } catch (RuntimeException e) {
                session.rollback(true);
                throw e;
            }
            transaction.committed();
        }
    }

    public void insert(SqlSession session, EventSink events, Server server) {
        session.getMapper(ServerMapper.class).insert(server);
        events.onObjectEvent(CREATE, server);
    }

    public void rename(SqlSession session, EventSink events, Server before, String name) {
        session.getMapper(ServerMapper.class).rename(before.id(), name);
        events.onObjectEvent(ObjectEvent.updated(before, before.withName(name)));
    }
}
