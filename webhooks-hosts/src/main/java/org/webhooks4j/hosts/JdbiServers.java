package org.webhooks4j.hosts;

import static org.webhooks4j.EventType.CREATE;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhooks;
import org.webhooks4j.jdbc.JdbcTransaction;

/** Jdbi 3: a handle has the connection, and runs an action after its commit. */
public record JdbiServers(Jdbi jdbi, Webhooks webhooks) {

    public void create(Server server) {
        jdbi.useTransaction(handle -> insert(handle, server));
    }

    public void insert(Handle handle, Server server) {
        handle.createUpdate("INSERT INTO server (id, name, status) VALUES (:id, :name, :status)")
                .bindMethods(server)
                .execute();
        events(handle).onObjectEvent(CREATE, server);
    }

    public void rename(Server before, String name) {
        jdbi.useTransaction(handle -> {
            handle.execute("UPDATE server SET name = ? WHERE id = ?", name, before.id());
            events(handle).onObjectEvent(ObjectEvent.updated(before, before.withName(name)));
        });
    }

    private Webhooks events(Handle handle) {
        JdbcTransaction transaction = JdbcTransaction.of(handle.getConnection());
        handle.afterCommit(transaction::committed);
        return webhooks.in(transaction);
    }
}
