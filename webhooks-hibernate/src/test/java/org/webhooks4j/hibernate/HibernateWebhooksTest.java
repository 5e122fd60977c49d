package org.webhooks4j.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Synchronization;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.webhooks4j.testkit.WebhookRequest;

/** Entities raise their events by themselves, once for each transaction, and nothing is loaded for it. */
class HibernateWebhooksTest {

    private final Database database = new Database();
    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final TestEngine engine = TestEngine.sendingTo(receiver)
            .store(database.store())
            .webhook(Webhook.to(receiver.url())
                    .id("audit")
                    .on(EventType.CREATE, EventType.UPDATE, EventType.DELETE)
                    .build())
            .start();

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    private void attach() {
        HibernateWebhooks.of(engine).actor(() -> "alice").attachTo(database.factory());
    }

    private static Server server(Session session, long id) {
        return session.find(Server.class, id);
    }

    /** Returns the data of the requests since the last call. */
    private List<String> sent() {
        List<String> sent = receiver.requests().stream()
                .map(WebhookRequest::bodyText)
                .map(body -> body.replaceFirst(
                        ".*\"type\":\"([a-z]+)\".*?\"objectType\":\"([a-z-]+)\",\"objectId\":\"([^\"]+)\"",
                        "$1 $2 $3 "))
                .toList();
        receiver.reset();
        return sent;
    }

    private void given() {
        database.run(session -> {
            Owner owner = new Owner("o@example.com");
            session.persist(owner);
            Server server = new Server(1, "web-01");
            server.owner = owner;
            server.location = new Server.Location("r1", 7);
            server.tags.add("a");
            session.persist(server);
        });
        attach();
    }

    @Test
    void aNewEntityIsACreatedObjectWithIdsForItsAssociationsAndWithoutItsCollections() {
        given();
        database.run(session -> {
            Server server = new Server(2, "web-02");
            server.owner = session.getReference(Owner.class, 1L);
            server.location = new Server.Location("r2", 8);
            server.tags.add("b");
            session.persist(server);
            assertThat(receiver.requests()).isEmpty();
        });
        assertThat(sent())
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .startsWith("create server 2 ")
                        .contains("\"actor\":\"alice\"")
                        .contains("\"object\":{\"id\":2,")
                        .contains("\"name\":\"web-02\"", "\"status\":\"IN_STOCK\"", "\"version\":0", "\"owner\":1")
                        .contains("\"location\":{\"room\":\"r2\",\"unit\":8}")
                        .doesNotContain("secret", "password", "tags", "disks"));
    }

    @Test
    void whatIsRolledBackRaisesNothing() {
        given();
        assertThatThrownBy(() -> database.run(session -> {
                    session.persist(new Server(2, "web-02"));
                    session.flush();
                    throw new IllegalStateException("the host fails");
                }))
                .hasMessage("the host fails");
        engine.runUntilIdle();
        assertThat(sent()).isEmpty();

        database.run(session -> assertThat(server(session, 2)).isNull());
    }

    @Test
    void anUpdateHasTheLoadedStateBeforeAndTheVersionAfterTheFlush() {
        given();
        database.run(session -> server(session, 1).status = Server.Status.ACTIVE);
        assertThat(sent())
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .startsWith("update server 1 ")
                        .contains("\"version\":1")
                        .contains("{\"path\":\"status\",\"before\":\"IN_STOCK\",\"after\":\"ACTIVE\"}")
                        .contains("{\"path\":\"version\",\"before\":0,\"after\":1}"));
    }

    @Test
    void anUnchangedEntityRaisesNothing() {
        given();
        database.run(session -> assertThat(server(session, 1).name).isEqualTo("web-01"));
        assertThat(sent()).isEmpty();
    }

    @Test
    void noAssociationIsLoadedForAnEvent() {
        given();
        database.run(session -> {
            Server server = server(session, 1);
            server.name = "web-09";
            session.flush();
            assertThat(Hibernate.isInitialized(server.owner)).isFalse();
            assertThat(Hibernate.isInitialized(server.tags)).isFalse();
            assertThat(Hibernate.isInitialized(server.disks)).isFalse();
        });
        assertThat(sent()).singleElement().satisfies(body -> assertThat(body).contains("\"owner\":1"));
    }

    @Test
    void severalFlushesOfATransactionAreOneEventForEachEntity() {
        given();
        database.run(session -> {
            Server server = server(session, 1);
            server.name = "x";
            session.flush();
            server.name = "web-02";
            session.flush();
            Server other = new Server(2, "new");
            session.persist(other);
            session.flush();
            other.name = "renamed";
        });
        assertThat(sent())
                .hasSize(2)
                .anySatisfy(body -> assertThat(body)
                        .startsWith("update server 1 ")
                        .contains("{\"path\":\"name\",\"before\":\"web-01\",\"after\":\"web-02\"}")
                        .contains("{\"path\":\"version\",\"before\":0,\"after\":2}"))
                .anySatisfy(
                        body -> assertThat(body).startsWith("create server 2 ").contains("\"name\":\"renamed\""));
    }

    @Test
    void aRemovedEntityIsADeletedObjectAsItWas() {
        given();
        database.run(session -> session.remove(server(session, 1)));
        assertThat(sent())
                .singleElement()
                .satisfies(body ->
                        assertThat(body).startsWith("delete server 1 ").contains("\"name\":\"web-01\"", "\"owner\":1"));
    }

    @Test
    void whatIsCreatedAndRemovedInOneTransactionRaisesNothing() {
        given();
        database.run(session -> {
            Server server = new Server(2, "x");
            session.persist(server);
            session.flush();
            session.remove(server);
        });
        assertThat(sent()).isEmpty();
    }

    @Test
    void aMergedEntityIsAnUpdateFromWhatIsStored() {
        given();
        Server detached = database.call(session -> server(session, 1));
        detached.name = "merged";
        database.run(session -> session.merge(detached));
        assertThat(sent())
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .startsWith("update server 1 ")
                        .contains("{\"path\":\"name\",\"before\":\"web-01\",\"after\":\"merged\"}"));
    }

    @Test
    void cascadesAndOrphansRaiseEventsToo() {
        given();
        database.run(session -> {
            Server server = server(session, 1);
            server.disks.add(new Disk(5, "S-5", server));
        });
        assertThat(sent())
                .anySatisfy(body -> assertThat(body)
                        .startsWith("create hard-disk S-5 ")
                        .contains("\"server\":1", "\"maker\":\"acme\""));

        database.run(session -> server(session, 1).disks.clear());
        assertThat(sent()).anySatisfy(body -> assertThat(body).startsWith("delete hard-disk S-5 "));
    }

    @Test
    void anEntityIsNamedInPlaceOfAnAnnotation() {
        HibernateWebhooks.of(engine).entity(Owner.class, "person", "mail").attachTo(database.factory());
        database.run(session -> session.persist(new Owner("o@example.com")));
        assertThat(sent())
                .singleElement()
                .satisfies(
                        body -> assertThat(body).startsWith("create person 1 ").contains("\"object\":{\"number\":1}"));
    }

    @Test
    void bulkUpdatesAndOtherEntitiesRaiseNothing() {
        given();
        database.run(session -> {
            session.createMutationQuery("update Server s set s.name = 'bulk'").executeUpdate();
            session.persist(new Owner("p@example.com"));
        });
        assertThat(sent()).isEmpty();
    }

    @Test
    void anEventThatCannotBeStoredRollsTheTransactionBack() {
        given();
        database.run(session -> session.createNativeMutationQuery("drop table webhooks_delivery")
                .executeUpdate());
        assertThatThrownBy(() -> database.run(session -> session.persist(new Server(2, "web-02"))))
                .hasStackTraceContaining("webhooks_delivery");
        database.run(session -> assertThat(server(session, 2)).isNull());
    }

    @Test
    void withAStoreInMemoryEventsFollowTheCommit() {
        try (TestEngine memory = TestEngine.sendingTo(receiver)
                .webhook(Webhook.to(receiver.url()).on(EventType.CREATE).build())
                .start()) {
            HibernateWebhooks.of(memory).attachTo(database.factory());
            database.run(session -> {
                session.persist(new Server(2, "web-02"));
                session.flush();
                assertThat(receiver.requests()).isEmpty();
            });
            assertThat(sent())
                    .singleElement()
                    .satisfies(body -> assertThat(body).startsWith("create server 2 "));
        }
    }

    @Test
    void aCommitThatFailsInTheEndSendsNothing() {
        try (TestEngine memory = TestEngine.sendingTo(receiver)
                .webhook(Webhook.to(receiver.url()).on(EventType.CREATE).build())
                .start()) {
            HibernateWebhooks.of(memory).attachTo(database.factory());
            assertThatThrownBy(() -> database.run(session -> {
                        session.persist(new Server(2, "web-02"));
                        session.flush();
                        session.getTransaction().registerSynchronization(new FailingBeforeCommit());
                    }))
                    .hasStackTraceContaining("too late");
            memory.runUntilIdle();
            assertThat(sent()).isEmpty();
        }
    }

    /** Fails after the events of the transaction were handed over. */
    private static final class FailingBeforeCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            throw new IllegalStateException("too late");
        }

        @Override
        public void afterCompletion(int status) {
            // it was said before
        }
    }

    @Test
    void aNameThatIsWrongIsRefusedWhenItIsAttached() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HibernateWebhooks.of(Webhooks.NOOP)
                        .entity(Owner.class, "person", "email")
                        .attachTo(database.factory()))
                .withMessageContaining("no property 'email'")
                .withMessageContaining("mail");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HibernateWebhooks.of(Webhooks.NOOP)
                        .entity(String.class, "text")
                        .attachTo(database.factory()))
                .withMessageContaining("java.lang.String is no entity");
    }
}
