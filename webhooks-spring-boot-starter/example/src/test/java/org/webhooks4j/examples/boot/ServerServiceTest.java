package org.webhooks4j.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.CREATE;
import static org.webhooks4j.EventType.DELETE;
import static org.webhooks4j.EventType.UPDATE;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.webhooks4j.spring.boot.test.AutoConfigureTestWebhooks;
import org.webhooks4j.testkit.ScriptedReceiver;

/** The test of a host with Spring Boot: what a call has committed has been sent when the call returns. */
@SpringBootTest(
        properties = {
            "webhooks.definitions.inventory.url=https://inventory.example.com/hook",
            "webhooks.definitions.inventory.events=create,update,delete",
            "webhooks.definitions.inventory.unsigned=true"
        })
@AutoConfigureTestWebhooks
class ServerServiceTest {

    @Autowired
    private ServerService servers;

    @Autowired
    private ScriptedReceiver receiver;

    @Test
    void everyChangeOfAServerIsSent() {
        Server server = servers.create("srv-1");
        assertThat(receiver).received(1).last().hasEventType(CREATE).hasObject(server);

        servers.activate("srv-1");
        assertThat(receiver).received(2).last().hasEventType(UPDATE).hasChange("status", "in_stock", "active");

        servers.delete("srv-1");
        assertThat(receiver).received(3).last().hasEventType(DELETE).hasSequence(3);
    }
}
