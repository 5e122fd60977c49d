package org.webhooks4j.spring.boot.host;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Snapshot;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.Webhooks;

/** What a host writes: entities, and events in the same transaction. */
@Service
public class ServerService {

    /** Announces a server to listeners of the application's own. */
    record Announced(Server server, TransactionPhase phase) {}

    private final EntityManager entities;
    private final Webhooks webhooks;
    private final ApplicationEventPublisher publisher;
    private final List<Exception> refusals = new ArrayList<>();

    ServerService(EntityManager entities, Webhooks webhooks, ApplicationEventPublisher publisher) {
        this.entities = entities;
        this.webhooks = webhooks;
        this.publisher = publisher;
    }

    @Transactional
    public void create(String id, String name) {
        Server server = new Server(id, name);
        entities.persist(server);
        webhooks.onObjectEvent(EventType.CREATE, server);
    }

    @Transactional
    public void createAndFail(String id) {
        create(id, "never sent");
        throw new IllegalStateException("the host rolls back");
    }

    @Transactional
    public void rename(String id, String name) {
        Server server = entities.find(Server.class, id);
        Snapshot before = webhooks.snapshot(server);
        server.setName(name);
        webhooks.onObjectEvent(ObjectEvent.updated(before, server));
    }

    @Transactional
    public void announce(String id, TransactionPhase phase) {
        Server server = new Server(id, "announced");
        entities.persist(server);
        publisher.publishEvent(new Announced(server, phase));
    }

    @TransactionalEventListener(
            phase = TransactionPhase.BEFORE_COMMIT,
            condition = "#announced.phase.name() == 'BEFORE_COMMIT'")
    void beforeCommit(Announced announced) {
        webhooks.onObjectEvent(EventType.CREATE, announced.server());
    }

    @TransactionalEventListener(condition = "#announced.phase.name() == 'AFTER_COMMIT'")
    void afterCommit(Announced announced) {
        try {
            webhooks.onObjectEvent(EventType.CREATE, announced.server());
        } catch (TransactionRequiredException e) {
            refusals.add(e);
        }
    }

    public void createWithoutTransaction(String id) {
        webhooks.onObjectEvent(EventType.CREATE, new Server(id, "not stored"));
    }

    List<Exception> refusals() {
        return List.copyOf(refusals);
    }

    @Transactional(readOnly = true)
    public boolean exists(String id) {
        return entities.find(Server.class, id) != null;
    }
}
