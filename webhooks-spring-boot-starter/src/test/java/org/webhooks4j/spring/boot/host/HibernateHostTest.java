package org.webhooks4j.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.webhooks4j.spring.boot.test.AutoConfigureTestWebhooks;
import org.webhooks4j.testkit.ScriptedReceiver;

/** An annotated entity of a JPA application raises its events in Spring's transactions, without a call. */
@Timeout(60)
@SpringBootTest(
        classes = HostApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:hibernate-host",
            "webhooks.schema=migrate",
            "webhooks.definitions.audit.url=https://receiver.example",
            "webhooks.definitions.audit.events=create,update,delete",
            "webhooks.definitions.audit.object-types=rack",
            "webhooks.definitions.audit.unsigned=true"
        })
@AutoConfigureTestWebhooks
class HibernateHostTest {

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ScriptedReceiver receiver;

    @Test
    void anEntitysEventsAreSentAfterTheCommitAndAreNotAfterARollback() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> entities.persist(new Rack("r1", "cellar")));
        assertThat(receiver.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.bodyText())
                        .contains("\"type\":\"create\"", "\"object\":{\"id\":\"r1\",\"room\":\"cellar\"}"));

        transaction.executeWithoutResult(
                status -> entities.find(Rack.class, "r1").setRoom("attic"));
        assertThat(receiver.requests()).hasSize(2);
        assertThat(receiver.requests().get(1).bodyText())
                .contains("{\"path\":\"room\",\"before\":\"cellar\",\"after\":\"attic\"}");

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    entities.persist(new Rack("r2", "cellar"));
                    entities.flush();
                    throw new IllegalStateException("the host fails");
                }))
                .hasMessage("the host fails");
        assertThat(receiver.requests()).hasSize(2);
        assertThat(entities.find(Rack.class, "r2")).isNull();
    }
}
