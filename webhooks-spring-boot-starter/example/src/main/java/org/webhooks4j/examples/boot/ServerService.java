package org.webhooks4j.examples.boot;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Webhooks;

/** Changes servers, and raises the events of that in the same transactions. */
@Service
public class ServerService {

    private final ServerRepository servers;
    private final Webhooks webhooks;

    ServerService(ServerRepository servers, Webhooks webhooks) {
        this.servers = servers;
        this.webhooks = webhooks;
    }

    /** Adds a server. */
    @Transactional
    public Server create(String id) {
        Server server = servers.save(new Server(id, "in_stock"));
        webhooks.onObjectEvent(EventType.CREATE, server);
        return server;
    }

    /** Changes a server in place, so that the state before has to be kept. */
    @Transactional
    public Server activate(String id) {
        Server server = servers.findById(id).orElseThrow();
        Snapshot before = webhooks.snapshot(server);
        server.setStatus("active");
        webhooks.onObjectEvent(ObjectEvent.updated(before, server));
        return server;
    }

    /** Removes a server. */
    @Transactional
    public void delete(String id) {
        Server server = servers.findById(id).orElseThrow();
        servers.delete(server);
        webhooks.onObjectEvent(EventType.DELETE, server);
    }
}
