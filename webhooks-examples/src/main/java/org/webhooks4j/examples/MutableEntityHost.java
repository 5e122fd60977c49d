package org.webhooks4j.examples;

import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.Receiver;

/**
 * A host that changes its objects in place, as with JPA. The old state is lost after a change, so the host takes a
 * snapshot first. It may change the entity further after it raised the event: the event keeps the state of that moment.
 */
public final class MutableEntityHost {

    private MutableEntityHost() {}

    static final class Server {

        private final long id;
        private String status;

        Server(long id, String status) {
            this.id = id;
            this.status = status;
        }

        public long getId() {
            return id;
        }

        public String getStatus() {
            return status;
        }

        public void setStatus(String status) {
            this.status = status;
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        SigningKey key = SigningKey.generate();
        try (Receiver receiver = Receiver.start().trust("/servers", key.reveal());
                WebhookEngine webhooks = WebhookEngine.inMemory()
                        .webhook(Webhook.to(receiver.url("/servers"))
                                .on(EventType.UPDATE)
                                .signedWith(key)
                                .build())
                        .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                        .start()) {
            Server server = new Server(42, "in_stock");

            Snapshot before = webhooks.snapshot(server);
            server.setStatus("active");
            webhooks.onObjectEvent(ObjectEvent.updated(before, server));

            server.setStatus("changed later, and not part of the event");
            receiver.print(1);
        }
    }
}
