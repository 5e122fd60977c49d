package org.webhooks4j.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spring.boot.test.AutoConfigureTestWebhooks;
import org.webhooks4j.testkit.DrivenClock;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

/** A test of a host, with the test kit's engine, receiver and clock in the application context. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:test-webhooks;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=create",
            "webhooks.schema=migrate",
            "webhooks.retry.delays=1m",
            "webhooks.definitions.servers.url=https://inventory.example.com/api/object-created",
            "webhooks.definitions.servers.events=create",
            "webhooks.definitions.servers.unsigned=true"
        })
@AutoConfigureTestWebhooks
class TestWebhooksTest {

    @Autowired
    private ServerService servers;

    @Autowired
    private ScriptedReceiver receiver;

    @Autowired
    private TestEngine webhooks;

    @Autowired
    private DrivenClock clock;

    @Test
    void whatIsCommittedHasBeenSentWhenTheCallReturns() {
        servers.create("srv-1", "web-01");

        assertThat(receiver).received(1).last().hasField("data.objectId", "srv-1");
    }

    @Test
    void retriesFollowTheClock() {
        receiver.replying(503, 200);
        servers.create("srv-2", "web-02");
        assertThat(receiver).received(1);

        clock.advance(Duration.ofMinutes(2));

        assertThat(receiver).received(2);
        assertThat(webhooks).lastDelivery().isDelivered();
    }

    @Test
    void anEventOutsideOfATransactionFails() {
        assertThatThrownBy(() -> servers.createWithoutTransaction("srv-3"))
                .isInstanceOf(TransactionRequiredException.class)
                .hasMessageContaining("ServerService.createWithoutTransaction");
        assertThat(receiver).receivedNothing();
    }

    @Test
    void nothingOfATestIsLeftForTheNext() throws Exception {
        receiver.replying(503);
        servers.create("srv-4", "web-04");
        assertThat(webhooks).lastDelivery().isPending();

        TestStart.of(TestWebhooksTest.class);

        assertThat(webhooks).hasNothingPending();
        assertThat(receiver).receivedNothing();
        servers.create("srv-5", "web-05");
        assertThat(webhooks).lastDelivery().isDelivered();
    }

    @Test
    void thereIsOneCandidateForEverythingThatAHostMayAskFor(@Autowired ApplicationContext context) {
        assertThat(context.getBean(Webhooks.class)).isSameAs(webhooks);
        assertThat(context.getBean(WebhookEngine.class)).isSameAs(webhooks.engine());
        assertThat(context.getBean(Clock.class)).isSameAs(clock);
        assertThat(context.containsBean("webhookEngineLifecycle")).isFalse();
    }
}
