package org.webhooks4j.hosts;

import static org.webhooks4j.EventType.CREATE;

import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngineBuilder;

/** jOOQ: the objects are the records that jOOQ generates, which know their state before a change. */
public record JooqServers(DSLContext jooq, Webhooks webhooks) {

    public static void configure(WebhookEngineBuilder engine) {
        engine.describe(ServerRecord.class, "server", ServerRecord::getId, Record::intoMap);
    }

    public void create(ServerRecord server) {
        jooq.transaction(configuration -> insert(configuration, server));
    }

    public void insert(Configuration configuration, ServerRecord server) {
        configuration.dsl().executeInsert(server);
        webhooks.in(JooqTransactions.of(configuration)).onObjectEvent(CREATE, server);
    }

    public void rename(String id, String name) {
        jooq.transaction(configuration -> {
            ServerRecord server = configuration.dsl().fetchSingle(ServerTable.SERVER, ServerTable.SERVER.ID.eq(id));
            server.setName(name);
            ObjectEvent updated = ObjectEvent.updated(server.original(), server);
            server.store();
            webhooks.in(JooqTransactions.of(configuration)).onObjectEvent(updated);
        });
    }
}
