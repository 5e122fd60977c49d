package org.webhooks4j.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.WebhookStore;

/** An engine in memory with a driven clock, and a real receiver on loopback. */
abstract class ScenarioTest {

    record Server(String id, String name, String status) {}

    static final Server IN_STOCK = new Server("42", "web-01", "in_stock");
    static final Server ACTIVE = new Server("42", "web-01", "active");

    static final AddressRules LOOPBACK = AddressRules.standard().allow("127.0.0.0/8");

    final DrivenClock clock = new DrivenClock();
    final Receiver receiver = new Receiver();
    private final List<WebhookEngine> engines = new ArrayList<>();

    @AfterEach
    void close() {
        engines.forEach(WebhookEngine::close);
        receiver.close();
    }

    WebhookEngineBuilder engine(Mode mode) {
        return configured(WebhookEngine.inMemory(), mode);
    }

    WebhookEngineBuilder engine(Mode mode, WebhookStore store) {
        return configured(WebhookEngine.builder().store(store), mode);
    }

    private WebhookEngineBuilder configured(WebhookEngineBuilder builder, Mode mode) {
        return builder.dispatcher(mode.dispatcher())
                .clock(clock)
                .random(new Random(7))
                .pollInterval(Duration.ofMillis(5))
                .refreshInterval(Duration.ZERO)
                .retryPolicy(RetryPolicy.schedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), 0))
                .addressPolicy(LOOPBACK);
    }

    WebhookEngine start(WebhookEngineBuilder builder) {
        WebhookEngine engine = builder.start();
        engines.add(engine);
        return engine;
    }

    WebhookEngine start(Mode mode, WebhookBuilder... webhooks) {
        WebhookEngineBuilder builder = engine(mode);
        for (WebhookBuilder webhook : webhooks) {
            builder.webhook(webhook.build());
        }
        return start(builder);
    }

    WebhookBuilder webhook() {
        return Webhook.to(receiver.url()).id("wh_1").on(EventType.CREATE, EventType.UPDATE, EventType.DELETE);
    }

    static List<Delivery> deliveries(WebhookEngine engine) {
        return engine.admin()
                .deliveries()
                .search(DeliveryQuery.all().withOldestFirst())
                .items();
    }

    static Delivery onlyDelivery(WebhookEngine engine) {
        List<Delivery> deliveries = deliveries(engine);
        if (deliveries.size() != 1) {
            throw new AssertionError("expected one delivery, there are " + deliveries);
        }
        return deliveries.get(0);
    }

    static DeliveryDetails details(WebhookEngine engine, String deliveryId) {
        return engine.admin().deliveries().find(deliveryId).orElseThrow();
    }
}
