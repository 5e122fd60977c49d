package org.webhooks4j.examples.quarkus;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.jta.JtaTransactions;

/** Makes the engine a bean of CDI, which starts and ends with the application. */
@Dependent
public class WebhooksProducer {

    /** Opens the store in the application's database, and starts to deliver. */
    @Produces
    @Singleton
    WebhookEngine webhooks(
            DataSource dataSource,
            TransactionManager manager,
            TransactionSynchronizationRegistry registry,
            @ConfigProperty(name = "servers.webhooks.allow") String allowed) {
        JtaTransactions transactions = JtaTransactions.of(dataSource, manager, registry);
        JdbcStore store = JdbcStore.on(transactions.storeDataSource()).build();
        store.migrate();
        return WebhookEngine.builder()
                .store(store)
                .transactions(transactions)
                .addressPolicy(AddressRules.standard().allow(allowed))
                .start();
    }

    void close(@Disposes WebhookEngine webhooks) {
        webhooks.close();
    }

    /** Makes CDI produce the engine at once, not with the first event. */
    void start(@Observes Startup event, WebhookEngine webhooks) {}
}
