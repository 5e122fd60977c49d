package org.webhooks4j.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Webhook;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

class LombokEntitiesTest {

    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final TestEngine webhooks = TestEngine.sendingTo(receiver)
            .webhook(Webhook.to(receiver.url())
                    .on(EventType.CREATE, EventType.UPDATE)
                    .build())
            .start();

    @AfterEach
    void stop() {
        webhooks.close();
    }

    @Test
    void dataWithABuilderIsReadAndComparedWithASnapshot() {
        LombokServer server =
                LombokServer.builder().id("srv-1").name("web-01").active(true).build();
        webhooks.onObjectEvent(EventType.CREATE, server);
        assertThat(receiver)
                .received(1)
                .last()
                .hasField("data.objectType", "lombokServer")
                .hasField("data.objectId", "srv-1")
                .bodyContains("\"object\":{\"id\":\"srv-1\",\"name\":\"web-01\",\"active\":true}");

        Snapshot before = webhooks.snapshot(server);
        server.setName("web-02");
        webhooks.onObjectEvent(ObjectEvent.updated(before, server));

        assertThat(receiver).received(2).last().hasChangedOnly("name").hasChange("name", "web-01", "web-02");
    }

    @Test
    void aValueIsReadAndComparedWithItsCopy() {
        LombokRack rack = new LombokRack("rack-1", "R1", 42);

        webhooks.onObjectEvent(ObjectEvent.updated(rack, rack.withRoom("R2")));

        assertThat(receiver)
                .received(1)
                .last()
                .hasField("data.object.units", 42)
                .hasChangedOnly("room")
                .hasChange("room", "R1", "R2");
    }

    @Test
    void fluentAccessorsAreReadByTheirFields() {
        LombokSwitch device = new LombokSwitch("sw-1", "core-1", "correct horse");
        Snapshot before = webhooks.snapshot(device);

        webhooks.onObjectEvent(ObjectEvent.updated(before, device.name("core-2")));

        assertThat(receiver)
                .received(1)
                .last()
                .bodyContains("\"object\":{\"id\":\"sw-1\",\"name\":\"core-2\"}")
                .hasChangedOnly("name")
                .hasChange("name", "core-1", "core-2");
    }
}
