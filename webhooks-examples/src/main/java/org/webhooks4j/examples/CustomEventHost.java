package org.webhooks4j.examples;

import java.util.Map;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.Receiver;

/**
 * A host with its own event types, as an enum, and with objects that contain secrets. The host describes
 * {@code Machine} once: its name, its id, and the view of it that receivers get.
 */
public final class CustomEventHost {

    private CustomEventHost() {}

    enum Lifecycle implements EventType {
        COMMISSIONED,
        RETIRED
    }

    record Machine(String serialNumber, String model, String adminPassword) {}

    public static void main(String[] arguments) throws InterruptedException {
        SigningKey key = SigningKey.generate();
        try (Receiver receiver = Receiver.start().trust("/lifecycle", key.reveal());
                WebhookEngine webhooks = WebhookEngine.inMemory()
                        .describe(Machine.class, "server", Machine::serialNumber, CustomEventHost::publicView)
                        .webhook(Webhook.to(receiver.url("/lifecycle"))
                                .on(Lifecycle.values())
                                .signedWith(key)
                                .build())
                        .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                        .start()) {
            Machine machine = new Machine("SN-4711", "R740", "correct horse battery staple");
            webhooks.onObjectEvent(Lifecycle.COMMISSIONED, machine);
            webhooks.onObjectEvent(Lifecycle.RETIRED, machine);
            receiver.print(2);
        }
    }

    private static Map<String, Object> publicView(Machine machine) {
        return Map.of("model", machine.model());
    }
}
