package org.webhooks4j.examples.spring;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.Databases;
import org.webhooks4j.examples.receiver.Receiver;

/**
 * A host whose transactions are Spring's. Its data-access code passes none: {@link SpringTransactions} finds the one
 * that the thread is in, and the engine is woken up after its commit.
 */
public final class SpringHost {

    private SpringHost() {}

    record Server(String id, String name) {}

    /** What would be a {@code @Repository} with {@code @Transactional} methods. */
    private record ServerRepository(JdbcTemplate jdbc, Webhooks webhooks) {

        void insert(Server server) {
            jdbc.update("INSERT INTO server (id, name) VALUES (?, ?)", server.id(), server.name());
            webhooks.onObjectEvent(EventType.CREATE, server);
        }
    }

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        DataSource dataSource =
                Databases.inMemory("spring_host", "CREATE TABLE server (id VARCHAR(50), name VARCHAR(50))");
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        SigningKey key = SigningKey.generate();
        try (Receiver receiver = Receiver.start().trust("/servers", key.reveal());
                WebhookEngine engine = Databases.engineOn(dataSource)
                        .transactions(new SpringTransactions(dataSource))
                        .webhook(Webhook.to(receiver.url("/servers"))
                                .on(EventType.CREATE)
                                .signedWith(key)
                                .build())
                        .start()) {
            ServerRepository servers = new ServerRepository(new JdbcTemplate(dataSource), engine);
            transaction.executeWithoutResult(status -> {
                servers.insert(new Server("srv-0", "never-sent"));
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> servers.insert(new Server("srv-1", "web-01")));
            receiver.print(1);
        }
    }
}
