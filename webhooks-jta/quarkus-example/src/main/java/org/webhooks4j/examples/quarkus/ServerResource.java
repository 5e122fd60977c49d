package org.webhooks4j.examples.quarkus;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Webhooks;

/** The servers over HTTP. Each request is a transaction, of which its event is part. */
@Path("/servers/{id}")
public class ServerResource {

    private final EntityManager servers;
    private final Webhooks webhooks;

    @Inject
    ServerResource(EntityManager servers, Webhooks webhooks) {
        this.servers = servers;
        this.webhooks = webhooks;
    }

    /** Adds a server. */
    @POST
    @Transactional
    public Server create(@PathParam("id") String id) {
        Server server = new Server(id, "in_stock");
        servers.persist(server);
        webhooks.onObjectEvent(EventType.CREATE, server);
        return server;
    }

    /** Changes a server in place, so that the state before has to be kept. */
    @PUT
    @Path("/activation")
    @Transactional
    public Server activate(@PathParam("id") String id) {
        Server server = servers.find(Server.class, id);
        if (server == null) {
            throw new NotFoundException();
        }
        Snapshot before = webhooks.snapshot(server);
        server.setStatus("active");
        webhooks.onObjectEvent(ObjectEvent.updated(before, server));
        return server;
    }
}
