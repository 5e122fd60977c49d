package org.webhooks4j.examples.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.SecretCipher;

/** A host with objects of the maximum size, in a process of its own with little memory. */
final class LargeEventsHost {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int CHARACTERS = 1_000_000;

    /** An object with one long text. */
    record Document(String id, String text) {}

    private LargeEventsHost() {}

    /**
     * Arguments: the URL of the database, its user, the URL of the receiver, and the number of events that are pending
     * when the host begins to deliver.
     */
    public static void main(String[] arguments) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword("");
        try (HikariDataSource dataSource = new HikariDataSource(config)) {
            JdbcStore store =
                    JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
            store.migrate();
            try (WebhookEngine engine = WebhookEngine.builder()
                    .store(store)
                    .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                    .maxInFlight(256)
                    .maxInFlightPerWebhook(256)
                    .webhook(Webhook.to(arguments[2])
                            .id("wh_1")
                            .on(EventType.CREATE)
                            .build())
                    .build()) {
                String text = "x".repeat(CHARACTERS);
                int count = Integer.parseInt(arguments[3]);
                for (int i = 0; i < count; i++) {
                    engine.onObjectEvent(ObjectEvent.created(new Document("document-" + i, text)));
                }
                engine.start();
                System.out.println(engine.drain(LIMIT) ? "drained" : "not drained");
            }
        }
    }
}
