package org.webhooks4j.hibernate;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.webhooks4j.jdbc.JdbcStore;

/** A database with the host's entities and our tables. */
final class Database implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcDataSource dataSource = new JdbcDataSource();
    private final JdbcStore store;
    private final SessionFactory factory;

    Database() {
        dataSource.setURL("jdbc:h2:mem:hibernate-" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        store = JdbcStore.on(dataSource).build();
        store.migrate();
        Configuration configuration = new Configuration()
                .addAnnotatedClass(Server.class)
                .addAnnotatedClass(Owner.class)
                .addAnnotatedClass(Disk.class)
                .setProperty("hibernate.hbm2ddl.auto", "create");
        configuration.getProperties().put("hibernate.connection.datasource", dataSource);
        factory = configuration.buildSessionFactory();
    }

    JdbcStore store() {
        return store;
    }

    SessionFactory factory() {
        return factory;
    }

    /** Runs work in a transaction of a session of its own. */
    <T> T call(Function<Session, T> work) {
        return factory.fromTransaction(work);
    }

    void run(Consumer<Session> work) {
        factory.inTransaction(work);
    }

    @Override
    public void close() {
        factory.close();
    }
}
