package org.webhooks4j.examples;

import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.Receiver;

/**
 * The shortest way to a delivery: no database, one webhook, one object. The object's identity is its record's name and
 * its {@code id}. Pending deliveries are lost when the process ends. This suits first steps, tests, and hosts that
 * store nothing themselves.
 */
public final class InMemoryHost {

    private InMemoryHost() {}

    record Server(String id, String name) {}

    public static void main(String[] arguments) throws InterruptedException {
        SigningKey key = SigningKey.generate();
        try (Receiver receiver = Receiver.start().trust("/servers", key.reveal());
                WebhookEngine webhooks = WebhookEngine.inMemory()
                        .webhook(Webhook.to(receiver.url("/servers"))
                                .on(EventType.CREATE)
                                .signedWith(key)
                                .build())
                        .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                        .start()) {
            webhooks.onObjectEvent(EventType.CREATE, new Server("srv-1", "web-01"));
            receiver.print(1);
        }
    }
}
