package org.webhooks4j.hosts;

import static org.webhooks4j.EventType.CREATE;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.spring.SpringTransactions;

/** Spring JDBC without Spring Boot: the engine finds Spring's transaction by itself. */
public record SpringJdbcServers(JdbcTemplate jdbc, TransactionTemplate transaction, Webhooks webhooks) {

    public static void configure(
            WebhookEngineBuilder engine, DataSource dataSource, DataSourceTransactionManager manager) {
        engine.transactions(SpringTransactions.of(dataSource, manager));
    }

    public void create(Server server) {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "INSERT INTO server (id, name, status) VALUES (?, ?, ?)",
                    server.id(),
                    server.name(),
                    server.status());
            webhooks.onObjectEvent(CREATE, server);
        });
    }

    public void rename(Server before, String name) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("UPDATE server SET name = ? WHERE id = ?", name, before.id());
            webhooks.onObjectEvent(ObjectEvent.updated(before, before.withName(name)));
        });
    }
}
