package org.webhooks4j.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.UPDATE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.webhooks4j.testkit.TestEngineBuilder;
import org.webhooks4j.testkit.WebhooksExtension;

/** Shows the test of a host that changes its entities in place, as with JPA, and takes a snapshot before the change. */
@ExtendWith(WebhooksExtension.class)
class MutableEntityHostTest {

    /** An entity. */
    public static final class Disk {

        private final long id;
        private String state = "in_stock";
        private int usedPercent;

        Disk(long id) {
            this.id = id;
        }

        public long getId() {
            return id;
        }

        public String getState() {
            return state;
        }

        public int getUsedPercent() {
            return usedPercent;
        }
    }

    /** The code under test. */
    private record DiskService(Webhooks webhooks) {

        void mount(Disk disk) {
            Snapshot before = webhooks.snapshot(disk);
            disk.state = "mounted";
            disk.usedPercent = 3;
            webhooks.onObjectEvent(ObjectEvent.updated(before, disk).by("alice"));
            disk.usedPercent = 4; // later, and not part of the event
        }
    }

    @Test
    void theEventHoldsWhatChangedUntilItWasRaised(ScriptedReceiver receiver, TestEngineBuilder test) {
        TestEngine webhooks = test.webhook(Webhook.to(receiver.url())
                        .on(UPDATE)
                        .excludedFields("id")
                        .build())
                .start();

        new DiskService(webhooks).mount(new Disk(42));

        assertThat(receiver)
                .received(1)
                .last()
                .isAbout("disk", 42)
                .hasActor("alice")
                .hasChange("state", "in_stock", "mounted")
                .hasChange("usedPercent", 0, 3)
                .hasChangedOnly("state", "usedPercent")
                .hasField("data.object.id", null);
    }
}
